import { pointsOf, totalWeightOf } from '../score.ts';
import { type Box } from './box.ts';
import { type Contender, weightedSum } from './contender.ts';
import { type Entry } from './entry.ts';

/**
 * The best of the contenders under other weights, three at most, best first: what `match` would give, to the bit. A box
 * is passed over where even its ceiling scores below the last place. That is exact: the ceiling's score is the same
 * expression in the same order, and rounding never turns an order round.
 */
export function bestUnder(root: Box, weights: readonly number[], places: number): Contender[] {
  const total = totalWeightOf(weights.map((weight) => ({ weight })));
  const flat = new Float64Array(weights);
  const scoreOf = (parts: Float64Array | undefined): number => pointsOf(weightedSum(parts, flat), total);
  const podium: Leader[] = [];
  const isBetter = (a: Leader, b: Leader): boolean => {
    if (a.score !== b.score) return a.score > b.score;
    const next = scoreOf(a.entry.contender.parts[1]) - scoreOf(b.entry.contender.parts[1]);
    return next === 0 ? a.entry.turn < b.entry.turn : next > 0;
  };
  const isFull = (): boolean => podium.length === places;
  const lastScore = (): number => podium.at(-1)?.score ?? 0;
  const offer = (entry: Entry): void => {
    const score = scoreOf(entry.contender.parts[0]);
    if (isFull() && score < lastScore()) return;
    const leader = { entry, score };
    const behind = podium.findIndex((other) => isBetter(leader, other));
    if (behind === -1 && isFull()) return;
    podium.splice(behind === -1 ? podium.length : behind, 0, leader);
    if (podium.length > places) podium.pop();
  };
  const visit = (box: Box, ceiling: number): void => {
    if (isFull() && ceiling < lastScore()) return;
    for (const entry of box.entries) offer(entry);
    if (box.halves !== undefined) visitHalves(box.halves);
  };
  const visitHalves = ([one, other]: NonNullable<Box['halves']>): void => {
    const [ofOne, ofOther] = [scoreOf(one.ceiling), scoreOf(other.ceiling)];
    // The more promising first, so that the other may not need a look.
    if (ofOne >= ofOther) visit(one, ofOne);
    visit(other, ofOther);
    if (ofOne < ofOther) visit(one, ofOne);
  };
  visit(root, scoreOf(root.ceiling));
  return podium.map(({ entry }) => entry.contender);
}

interface Leader {
  readonly entry: Entry;
  readonly score: number;
}
