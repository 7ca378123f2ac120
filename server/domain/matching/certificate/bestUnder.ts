import { type FittingVerdict } from '#shared/criterion.ts';
import { byCodeUnits } from '../order.ts';
import { pointsOf, totalWeightOf } from '../score.ts';
import { type Contender, type Contest, decisiveOf, TOP_PLACES } from './contender.ts';

/** Contenders of one verdict, laid out for asking again and again who is best under other weights. */
export interface Mixed {
  readonly root: Box | undefined;
}

/** A contender by what decides, per decisive sum and preference. */
interface Entry {
  readonly contender: Contender;
  readonly parts: readonly Float64Array[];
  /** Its place in the order of ids. */
  readonly turn: number;
}

/** Contenders that are near each other in the first decisive sum. */
interface Box {
  /** Per preference, the most that one of them has. */
  readonly ceiling: Float64Array;
  /** None where there are halves: these have them. */
  readonly entries: readonly Entry[];
  /** Two, or none where the entries are few. */
  readonly halves: readonly Box[];
}

/** Lays out the contenders of a verdict. Of those alike in all that decides, only the first three by id can ever be among the top. */
export function mixedOf({ contenders, rankBy, preferences }: Contest, verdict: FittingVerdict): Mixed {
  const decisive = decisiveOf(rankBy);
  const inOrder = contenders
    .filter((contender) => contender.verdict === verdict)
    .sort((a, b) => byCodeUnits(a.candidate.space.id, b.candidate.space.id));
  const alike = new Map<string, number>();
  const entries = inOrder.flatMap((contender, turn) => {
    const parts = decisive.map((valueOf) => Float64Array.from(contender.satisfactions, valueOf));
    const key = parts.join(';');
    const earlier = alike.get(key) ?? 0;
    alike.set(key, earlier + 1);
    return earlier < TOP_PLACES ? [{ contender, parts, turn }] : [];
  });
  return { root: entries.length === 0 ? undefined : boxOf(entries, preferences.length) };
}

/**
 * The best of the contenders under other weights, three at most, best first: what `match` would give, to the bit. A box
 * is passed over where even its ceiling scores below the last place. That is exact: the ceiling's score is the same
 * expression in the same order, and rounding never turns an order round.
 */
export function bestUnder({ root }: Mixed, weights: readonly number[], places: number): Contender[] {
  const total = totalWeightOf(weights.map((weight) => ({ weight })));
  const scoreOf = (parts: Float64Array | undefined): number => pointsOf(weightedSum(parts, weights), total);
  const podium: Leader[] = [];
  const isBetter = (a: Leader, b: Leader): boolean => {
    if (a.score !== b.score) return a.score > b.score;
    const next = scoreOf(a.entry.parts[1]) - scoreOf(b.entry.parts[1]);
    return next === 0 ? a.entry.turn < b.entry.turn : next > 0;
  };
  const offer = (entry: Entry): void => {
    const leader = { entry, score: scoreOf(entry.parts[0]) };
    const behind = podium.findIndex((other) => isBetter(leader, other));
    podium.splice(behind === -1 ? podium.length : behind, 0, leader);
    if (podium.length > places) podium.pop();
  };
  const visit = (box: Box, ceiling: number): void => {
    if (podium.length === places && ceiling < (podium[places - 1]?.score ?? 0)) return;
    for (const entry of box.entries) offer(entry);
    // The more promising first, so that the other may not need a look.
    const halves = box.halves.map((half) => ({ half, ceiling: scoreOf(half.ceiling) }));
    for (const { half, ceiling: ofHalf } of halves.sort((a, b) => b.ceiling - a.ceiling)) visit(half, ofHalf);
  };
  if (root !== undefined) visit(root, scoreOf(root.ceiling));
  return podium.map(({ entry }) => entry.contender);
}

interface Leader {
  readonly entry: Entry;
  readonly score: number;
}

function weightedSum(parts: Float64Array | undefined, weights: readonly number[]): number {
  let sum = 0;
  if (parts === undefined) return sum;
  for (let index = 0; index < parts.length; index += 1) sum += (weights[index] ?? 0) * (parts[index] ?? 0);
  return sum;
}

/** Few enough to be looked at one by one. */
const ENTRIES_PER_BOX = 8;

/** Halves the range of the preference in which the entries differ most, and so on. */
function boxOf(entries: readonly Entry[], preferences: number): Box {
  const { ceiling, floor } = boundsOf(entries, preferences);
  const spreads = ceiling.map((most, index) => most - (floor[index] ?? 0));
  const widest = spreads.indexOf(Math.max(...spreads));
  const middle = ((ceiling[widest] ?? 0) + (floor[widest] ?? 0)) / 2;
  const isUpper = ({ parts }: Entry): boolean => (parts[0]?.[widest] ?? 0) > middle;
  const upper = entries.filter(isUpper);
  if (entries.length <= ENTRIES_PER_BOX || upper.length === 0) return { ceiling, entries, halves: [] };
  const lower = entries.filter((entry) => !isUpper(entry));
  return { ceiling, entries: [], halves: [boxOf(upper, preferences), boxOf(lower, preferences)] };
}

/** Per preference, the most and the least that an entry has. */
function boundsOf(
  entries: readonly Entry[],
  preferences: number,
): { readonly ceiling: Float64Array; readonly floor: Float64Array } {
  const ceiling = new Float64Array(preferences);
  const floor = new Float64Array(preferences).fill(1);
  for (const { parts } of entries) {
    for (const [index, part] of parts[0]?.entries() ?? []) {
      ceiling[index] = Math.max(ceiling[index] ?? 0, part);
      floor[index] = Math.min(floor[index] ?? 0, part);
    }
  }
  return { ceiling, floor };
}
