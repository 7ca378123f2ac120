import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf, judge } from '#server/domain/matching/judge.ts';
import { Explanation } from '#server/matchIndex/explanation.ts';
import { once } from '#server/matchIndex/once.ts';
import { ownKeysOf } from '#server/matchIndex/ownKeys.ts';
import { placedOf } from '#server/matchIndex/placed.ts';
import { candidatesIn } from '#server/matchIndex/spaceRecords.ts';
import { treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { filledPlaces } from '#server/matchIndex/treeArrays.ts';
import { aCandidate, aSpace, circumstancesOf } from '#tests/support/builders.ts';

const asked = askedOf(
  circumstancesOf({
    'floor-load': { level: 'must', minKnPerM2: 5 },
    'clear-height': { level: 'prefer', minM: 4, weight: 3 },
    rent: { level: 'prefer', idealFenPerM2Month: 2000, limitFenPerM2Month: 4000 },
  }),
  CATALOGUE,
);
const stock = [
  { floorLoadKnPerM2: 10, clearHeightM: 6, rentFenPerM2Month: 3000 },
  { floorLoadKnPerM2: 10, rentFenPerM2Month: 2500 },
  { floorLoadKnPerM2: 3, clearHeightM: 6 },
].map((facts, at) => aCandidate(facts, { space: aSpace(facts, { id: `space-${at}` }) }));

/** The stock as a tree, and what it comes to. */
const explained = once(() => {
  const placed = placedOf(stock, CATALOGUE);
  const places = [...filledPlaces(placed.tree)];
  const candidates = candidatesIn(placed.records, places);
  return { placed, places, candidates, explanation: new Explanation(treeQueryOf(placed, asked, 'expected'), places) };
});
const rowOf = (id: string): number => explained().candidates.findIndex(({ space }) => space.id === id);

describe('an explanation in flat arrays', () => {
  it('has of each space what each criterion comes to, and its points', () => {
    const { explanation } = explained();
    const row = rowOf('space-1') * 3;

    // In catalogue order. Unknown is 2, met 3; the clear height weighs 3 of 4.
    const ids = asked.map(({ criterion }) => criterion.id);
    const [load, height, rent] = ['floor-load', 'clear-height', 'rent'].map((id) => row + ids.indexOf(id));
    expect([load, height, rent].map((at = 0) => explanation.verdicts[at])).toEqual([3, 2, 3]);
    expect([load, height, rent].map((at = 0) => explanation.lows[at])).toEqual([1, 0, 0.75]);
    expect([load, height, rent].map((at = 0) => explanation.highs[at])).toEqual([1, 1, 0.75]);
    expect([load, height, rent].map((at = 0) => explanation.points[at])).toEqual([0, 37.5, 18.75]);
  });

  it('makes the judgements of it that judging makes, and one finding of equal offers', () => {
    const { explanation, candidates } = explained();
    const judged = explanation.judged(candidates);
    const loadOf = (id: string): unknown =>
      judged[rowOf(id)]?.findings.find(({ criterion }) => criterion === 'floor-load');

    expect(judged).toStrictEqual(candidates.map((candidate) => judge(asked, candidate)));
    expect(loadOf('space-0')).toBe(loadOf('space-1'));
    expect(loadOf('space-0')).not.toBe(loadOf('space-2'));
  });
});

describe('the key of what a space really offers', () => {
  const readsAll = { reads: ['floorLoadKnPerM2', 'clearHeightM'], readsPlaces: false } as const;

  it('is the same where all that is read is', () => {
    const { placed, places } = explained();
    const keyAt = ownKeysOf({ reads: ['floorLoadKnPerM2'], readsPlaces: false }, placed);

    expect(new Set(places.map(keyAt)).size).toBe(2);
    expect(new Set(places.map(ownKeysOf(readsAll, placed))).size).toBe(3);
  });

  it('tells spaces apart where there are more keys than a number tells apart', () => {
    const { placed, places } = explained();
    const many = { length: 2 ** 27 };
    const column = { dictionary: { values: many }, column: { at: () => 0 } };
    const facts = { ...placed.facts, column: () => column };
    const keyAt = ownKeysOf(readsAll, { ...placed, facts } as never);

    expect(new Set(places.map(keyAt)).size).toBe(3);
  });
});
