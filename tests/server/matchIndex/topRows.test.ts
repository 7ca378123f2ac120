import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTopRows } from '#server/matchIndex/topRows.ts';

describe('the best of many rows', () => {
  it('are those that sorting everything would give', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 12 }), (values, size) => {
        const compare = (a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0) || a - b;
        const rows = [...values.keys()];
        const top = createTopRows(size, compare);

        for (const row of rows) top.offer(row);

        expect(top.rows()).toEqual(rows.toSorted(compare).slice(0, size));
      }),
    );
  });
});
