import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdColumn } from '#server/matchIndex/idColumn.ts';

const id = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '-', 'ÿ'), maxLength: 4 }),
  fc.constantFrom('a'.repeat(255), `${'a'.repeat(254)}b`),
);

function columnOf(ids: readonly string[]): IdColumn {
  const column = new IdColumn(ids.length);
  for (const [place, one] of ids.entries()) column.put(place, one);
  return column;
}

const orderOf = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

describe('a column of ids', () => {
  it('gives back each, compares them by code units, and copies them', () => {
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 12 }), id, (ids, other) => {
        const column = columnOf(ids);

        expect(ids.map((_, place) => column.at(place))).toEqual(ids);
        expect(ids.map((_, place) => Math.sign(column.compare(place, other)))).toEqual(
          ids.map((one) => orderOf(one, other)),
        );
        expect(ids.map((_, place) => Math.sign(column.compareBoth(place, 0)))).toEqual(
          ids.map((one) => orderOf(one, ids[0] ?? '')),
        );
        column.copy(0, ids.length - 1);
        expect(column.at(ids.length - 1)).toBe(ids[0]);
      }),
    );
  });

  it('has those in use at other places, and no bytes of others', () => {
    fc.assert(
      fc.property(fc.array(id, { minLength: 2, maxLength: 12 }), (ids) => {
        const column = columnOf(['gone', ...ids].slice(0, ids.length));
        for (const [place, one] of ids.entries()) column.put(place, one);
        // All but the first, the other way round.
        const from = Uint32Array.from(ids.slice(1), (_, at) => ids.length - 1 - at);

        const moved = column.moved({ from, places: from.length });
        const apart = column.moved({ from, to: from, places: ids.length });

        expect([...from].map((_, at) => moved.at(at))).toEqual(ids.slice(1).reverse());
        expect([...from].map((at) => apart.at(at))).toEqual(ids.slice(1).reverse());
        const bytes = ids.slice(1).reduce((sum, one) => sum + one.length, 0);
        expect([moved.bytes.used, apart.bytes.used]).toEqual([bytes, bytes]);
      }),
    );
  });

  it('takes ids of 255 characters of a byte each, and no others', () => {
    const column = new IdColumn(1);

    column.put(0, 'ÿ'.repeat(255));

    expect(column.at(0)).toBe('ÿ'.repeat(255));
    expect(() => {
      column.put(0, 'a'.repeat(256));
    }).toThrow('is longer than 255 characters');
    expect(() => {
      column.put(0, 'aĀ');
    }).toThrow('The id aĀ has a character that is no byte');
  });
});
