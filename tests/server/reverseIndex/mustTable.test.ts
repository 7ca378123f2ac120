import { describe, expect, it } from 'vitest';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { alikeAsks } from '#server/reverseIndex/asks.ts';
import { slotsWithin, wordsFor } from '#server/reverseIndex/bits.ts';
import { MustTable } from '#server/reverseIndex/mustTable.ts';
import { circumstancesOf } from '#tests/support/builders.ts';

/** So many that bitmaps are kept ready at several steps: 7 is prime to 5,000, so that slots do not stand as they are hard. */
const SLOTS = 5000;
const loads = Array.from({ length: SLOTS }, (_, slot) => 1 + ((7 * slot) % SLOTS) / 100);
const source = {
  criterion: floorLoad,
  circumstances: loads.map((minKnPerM2) => circumstancesOf({ 'floor-load': { level: 'must', minKnPerM2 } })),
};
const [alike = { names: [], asks: [] }] = alikeAsks(
  source,
  loads.map((_, slot) => slot),
  'verdict',
);
const table = new MustTable(source, alike, { at: 0, slots: SLOTS });

function slotsOf(bits: Int32Array): number[] {
  return slotsWithin(SLOTS, wordsFor(SLOTS), bits);
}

function slotsWhere(isSo: (load: number) => boolean): number[] {
  return loads.flatMap((load, slot) => (isSo(load) ? slot : []));
}

describe('a table of five thousand musts', () => {
  it.each([0.5, 1, 1.005, 10.24, 11.24, 25, 42, 50.98, 50.99, 99])(
    'marks exactly those that a load of %d kN/m² does not meet',
    (offeredKnPerM2) => {
      const [unmet, open] = [wordsFor(SLOTS), wordsFor(SLOTS)];

      table.mark({ offeredKnPerM2 }, unmet, open);

      expect(slotsOf(unmet)).toEqual(slotsWhere((load) => load > offeredKnPerM2));
      expect(slotsOf(open)).toEqual([]);
    },
  );

  it('marks all as not known where the load is not', () => {
    const [unmet, open] = [wordsFor(SLOTS), wordsFor(SLOTS)];

    table.mark({ offeredKnPerM2: undefined }, unmet, open);

    expect(slotsOf(unmet)).toEqual([]);
    expect(slotsOf(open)).toHaveLength(SLOTS);
  });

  it('marks as far those that would need a greater change', () => {
    const far = wordsFor(SLOTS);

    // The span is 20 kN/m²: a change of 0.25 is 5 kN/m², from 10 up to 15.
    table.markFar({ offeredKnPerM2: 10 }, 0.25, far);

    expect(slotsOf(far)).toEqual(slotsWhere((load) => load > 15));
  });
});
