import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effluent } from '#server/domain/matching/criteria/effluent.ts';
import { floor } from '#server/domain/matching/criteria/floor.ts';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { BUCKETS_MAX, type Counted, type Cut, cutsOf, GROUPS_MAX } from '#server/matchIndex/cuts.ts';

const loads = (...some: readonly (number | undefined)[]): Counted[] =>
  some.map((offeredKnPerM2) => ({ offer: { offeredKnPerM2 }, count: 1 }));
const floors = (...some: readonly number[]): Counted[] =>
  some.map((offeredFloor) => ({ offer: { offeredFloor }, count: 1 }));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Every run of the floor loads that it is cut into, from its least to its most. */
const runsOf = (cuts: readonly Cut[]) =>
  cuts.flatMap(({ runs }) => runs.map(({ least, most }) => [least['offeredKnPerM2'], most['offeredKnPerM2']]));

describe('cuts', () => {
  it('give each of few offers a run of its own, least first, and to each run a group', () => {
    const cuts = cutsOf(loads(10, 5, 7.5, 5), floorLoad);

    expect(runsOf(cuts)).toEqual([
      [5, 5],
      [7.5, 7.5],
      [10, 10],
    ]);
    expect(cuts.map(({ groups }) => groups)).toEqual([[0, 1, 2]]);
  });

  it('cut many offers into runs of about as many each', () => {
    // 2,550 loads in 255 runs: ten each.
    const runs = runsOf(cutsOf(loads(...upTo(2550)), floorLoad));

    expect(runs).toEqual(upTo(255).map((at) => [10 * at - 9, 10 * at]));
  });

  it('end a run with what is offered by more than fit in one, and share the others out', () => {
    const runs = runsOf(cutsOf(loads(...upTo(1000), ...upTo(1000).map(() => 500.5)), floorLoad));

    // 2,000 offers in 255 runs are 7.84 each. 495 of them are 63 · 7.84 = 494.1 and more, so that 496 begins a run; the
    // 1,000 of 500.5 come into it, and 501 begins the next.
    expect(runs.find(([, most]) => most === 500.5)).toEqual([496, 500.5]);
    expect(runs.find(([least]) => Number(least) > 500.5)?.[0]).toBe(501);
    expect(Math.max(...runs.map(([least, most]) => Number(most) - Number(least)))).toBeLessThan(8);
  });

  it('put the runs of many into neighbouring groups, none into that of offers unseen', () => {
    const [cut] = cutsOf(loads(...upTo(2550)), floorLoad);

    expect([...new Set(cut?.groups)]).toEqual(upTo(GROUPS_MAX - 1).map((at) => at - 1));
    expect(cut?.groups.toSorted((a, b) => a - b)).toEqual(cut?.groups);
  });

  it('keep what is not known by itself', () => {
    expect(runsOf(cutsOf(loads(5, undefined, undefined, undefined), floorLoad))).toEqual([
      [undefined, undefined],
      [5, 5],
    ]);
  });

  it('keep each offer by itself of which neither more nor less is better, the last kinds in one group', () => {
    const cuts = cutsOf(floors(...upTo(40)), floor);

    expect(cuts.map(({ runs }) => runs.length)).toEqual(upTo(40).map(() => 1));
    expect(cuts.map(({ groups: [group] }) => group)).toEqual(upTo(40).map((at) => Math.min(at - 1, GROUPS_MAX - 2)));
  });

  it('leave out the rarest where there are more kinds than buckets', () => {
    // 200 floors once, then 200 twice: of those that are there once, the last 146 find no room among 254.
    const once = upTo(200).map((storey) => 1000 + storey);
    const cuts = cutsOf(floors(...once, ...upTo(200), ...upTo(200)), floor);

    expect(cuts.map(({ runs }) => runs[0]?.least['offeredFloor'])).toEqual([
      ...upTo(200),
      ...once.slice(0, BUCKETS_MAX - 2 - 200),
    ]);
  });

  it('count an offer as often as it is made', () => {
    const [often, once] = [
      [...upTo(600), ...upTo(600).map(() => 300)],
      [...upTo(299), ...upTo(300).map((at) => 300 + at)],
    ];

    expect(cutsOf([...loads(...once), { offer: { offeredKnPerM2: 300 }, count: 601 }], floorLoad)).toEqual(
      cutsOf(loads(...often), floorLoad),
    );
  });

  it('leave what kinds with few distinct offers do not need to the others, by how many offers these have', () => {
    const ofKind = (offeredTreatment: string, distinct: number, count: number): Counted[] =>
      upTo(distinct).map((offeredM3PerDay) => ({ offer: { offeredM3PerDay, offeredTreatment }, count }));

    const cuts = cutsOf(
      [
        ...ofKind('biological', 900, 1),
        ...ofKind('none', 3, 30),
        ...ofKind('light', 100, 10),
        ...ofKind('none', 1, 10),
      ],
      effluent,
    );

    // Of 255 runs one to each kind, 252 by 1,000, 900 and 100 offers: to none 12.6 and it needs two more, to light 131.6 of
    // the 250 left and it needs 99 more, all of the 151 left to biological.
    expect(cuts.map(({ runs }) => runs.length)).toEqual([100, 152, 3]);
    // Of 31 groups one each, 28 alike: to none 1.4, to light 14.2 of the 27 left, the 13 left to biological.
    expect(cuts.map(({ groups }) => [groups[0], groups.at(-1)])).toEqual([
      [0, 14],
      [15, 28],
      [29, 30],
    ]);
  });

  it('cut nothing into nothing', () => {
    expect(cutsOf([], floorLoad)).toEqual([]);
  });

  it('never make more runs or groups than there is room for, and leave no offer of a kind they keep outside', () => {
    const load = fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(load, { maxLength: 1500, size: 'max' }), (some) => {
        const cuts = cutsOf(loads(...some), floorLoad);

        const runs = runsOf(cuts);
        expect(runs.length).toBeLessThan(BUCKETS_MAX);
        expect(Math.max(0, ...cuts.flatMap(({ groups }) => groups))).toBeLessThan(GROUPS_MAX - 1);
        expect(some.filter((one) => !runs.some(([least, most]) => isFrom(one, least, most)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

function isFrom(one: number | undefined, least: unknown, most: unknown): boolean {
  return one === undefined ? least === undefined : one >= Number(least) && one <= Number(most);
}
