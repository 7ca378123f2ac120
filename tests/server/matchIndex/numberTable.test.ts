import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberTable } from '#server/matchIndex/numberTable.ts';

/** Keys that are small, at the end of the table, and beyond it. */
const key = fc.oneof(fc.nat({ max: 20 }), fc.constantFrom(500, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 2 ** 40));

describe('a table of numbers by keys', () => {
  it('has for each key what was set last, and nothing for any other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({ min: 1, max: 2 ** 32 - 1 }))), key, (set, other) => {
        const table = new NumberTable();
        const plain = new Map(set);
        for (const [one, number] of set) table.set(one, number);

        expect([...plain.keys(), other].map((one) => table.get(one))).toEqual(
          [...plain.keys(), other].map((one) => plain.get(one) ?? 0),
        );
        table.clear();
        expect([...plain.keys()].map((one) => table.get(one))).toEqual([...plain].map(() => 0));
      }),
    );
  });
});
