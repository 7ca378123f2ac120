import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpaceFacts } from '#shared/space.ts';
import { createFactColumns, type FactColumns } from '#server/matchIndex/factColumns.ts';
import { spaceFacts } from '#tests/support/arbitraries.ts';

const FACTS = SpaceFacts.keyof().options;

function columnsOf(spaces: readonly SpaceFacts[]): FactColumns {
  const columns = createFactColumns();
  for (const facts of spaces) columns.add(facts);
  return columns;
}

const inOrder = (columns: FactColumns, from: Uint32Array): FactColumns => columns.moved({ from, places: from.length });
const areas = (count: number): SpaceFacts[] => Array.from({ length: count }, (_, at) => ({ areaM2: at + 1 }));
const areasIn = (columns: FactColumns): (number | undefined)[] =>
  Array.from({ length: columns.size() }, (_, place) => columns.factsAt(place, ['areaM2']).areaM2);

describe('columns of facts', () => {
  it('give back what is known of each space', () => {
    fc.assert(
      fc.property(fc.array(spaceFacts(), { maxLength: 40 }), (spaces) => {
        const columns = columnsOf(spaces);

        expect(columns.size()).toBe(spaces.length);
        expect(spaces.map((_, place) => columns.factsAt(place, FACTS))).toEqual(spaces);
      }),
    );
  });

  it('give back only the facts asked for, and nothing of what is not known', () => {
    const columns = columnsOf([{ areaM2: 800, floorNumber: 2 }]);

    expect(columns.factsAt(0, ['floorNumber', 'powerKva'])).toStrictEqual({ floorNumber: 2 });
  });

  it('number the values of a fact as they come, 0 for what is not known', () => {
    const columns = columnsOf([
      { rentFenPerM2Month: 'none' },
      {},
      { rentFenPerM2Month: 3000 },
      { rentFenPerM2Month: 'none' },
    ]);

    expect([0, 1, 2, 3].map((place) => columns.code('rentFenPerM2Month', place))).toEqual([1, 0, 2, 1]);
    expect(columns.codes('rentFenPerM2Month')).toBe(3);
    expect([0, 1, 2].map((code) => columns.value('rentFenPerM2Month', code))).toEqual([undefined, 'none', 3000]);
  });

  it('hold lists for one value that have the same items in the same order', () => {
    const columns = columnsOf([
      { tenures: ['lease', 'purchase'] },
      { tenures: ['lease', 'purchase'] },
      { tenures: ['purchase', 'lease'] },
      { tenures: ['lease'] },
      { gmpRegimes: [] },
      {},
    ]);

    expect([0, 1, 2, 3].map((place) => columns.code('tenures', place))).toEqual([1, 1, 2, 3]);
    expect([4, 5].map((place) => columns.factsAt(place, ['gmpRegimes']))).toEqual([{ gmpRegimes: [] }, {}]);
  });

  it.each([255, 256, 65_536])('tell %d values of a fact apart', (count) => {
    expect(areasIn(columnsOf(areas(count)))).toEqual(areas(count).map(({ areaM2 }) => areaM2));
  });

  it('take a wider number only where there are more values than fit', () => {
    const spaces = 70_000;
    const bytesOf = (values: number): number =>
      columnsOf(Array.from({ length: spaces }, (_, at) => ({ areaM2: (at % values) + 1 })))
        .moved({ from: new Uint32Array(spaces), places: spaces })
        .bytes();

    // Not known is a number too: 254 values are 255 numbers, a byte to a space. 256 more values take 8 bytes each once,
    // and a byte more to each space.
    expect(bytesOf(510) - bytesOf(254)).toBe(spaces + 256 * 8);
    // So do 65,534 and 65,600 values: two bytes more to a space.
    expect(bytesOf(65_600) - bytesOf(65_534)).toBe(2 * spaces + 66 * 8);
  });

  it('come in another order with everything that is known', () => {
    const ordered = fc.array(spaceFacts(), { minLength: 1, maxLength: 20 }).chain((spaces) => {
      const places = [...spaces.keys()];
      return fc.tuple(fc.constant(spaces), fc.shuffledSubarray(places, { minLength: places.length }));
    });
    fc.assert(
      fc.property(ordered, ([spaces, order]) => {
        const columns = inOrder(columnsOf(spaces), Uint32Array.from(order));

        expect(order.map((_, place) => columns.factsAt(place, FACTS))).toEqual(order.map((place) => spaces[place]));
      }),
    );
  });

  it.each([256, 65_536])('come in another order with %d values of a fact', (count) => {
    const turned = Uint32Array.from(areas(count), (_, place) => count - 1 - place);

    expect(areasIn(inOrder(columnsOf(areas(count)), turned))).toEqual(areas(count).map((_, at) => count - at));
  });
});
