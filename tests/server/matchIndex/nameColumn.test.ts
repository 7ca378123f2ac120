import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BilingualText } from '#shared/text.ts';
import { CodeColumn } from '#server/matchIndex/codeColumn.ts';
import { NameColumn } from '#server/matchIndex/nameColumn.ts';

const PLACES = 8;
/** As many as are kept as such: further ones are written. */
const MANY = Array.from({ length: 16_384 }, (_, number): BilingualText => ({ zh: `楼${number}`, en: `B${number}` }));
const FEW = MANY.slice(0, 3);

/** Names that are kept, that differ from those in one language, that are new, and one that is longer than a byte tells. */
const name = fc.oneof(
  fc.constantFrom(...FEW, { zh: '楼0', en: 'B1' }, { zh: '楼00', en: 'B0' }, { zh: '楼1', en: '' }),
  fc.record({
    zh: fc.constantFrom('\uFEFF楼😀', '楼'.repeat(300), '楼'),
    en: fc.constantFrom('', 'New', 'x'.repeat(400)),
  }),
);
const place = fc.nat({ max: PLACES - 1 });
const steps = fc.array(fc.oneof(fc.tuple(place, name), fc.tuple(place, place)), { maxLength: 25, size: 'max' });

type Step = readonly [place: number, name: BilingualText | number];

/** What is at each place after names were put there, or those of other places. */
function taken(column: NameColumn, all: readonly Step[]): BilingualText[] {
  const plain = Array.from({ length: PLACES }, (_, at): BilingualText => column.at(at));
  for (const [to, what] of all) {
    if (typeof what === 'number') column.copy(what, to);
    else column.put(to, what);
    plain[to] = typeof what === 'number' ? column.at(what) : what;
  }
  return plain;
}

const namesIn = (column: NameColumn, places = PLACES): BilingualText[] =>
  Array.from({ length: places }, (_, at) => column.at(at));

/** Bytes of a name that is written: two lengths of two bytes each, and both languages. */
const bytesOf = ({ zh, en }: BilingualText): number => 4 + Buffer.byteLength(zh) + Buffer.byteLength(en);

const isIn = (names: readonly BilingualText[], { zh, en }: BilingualText): boolean =>
  names.some((one) => one.zh === zh && one.en === en);

describe('a column of names', () => {
  it.each([{ kept: FEW }, { kept: MANY }])(
    'tells each name that was put, or came from elsewhere: $kept.length kept',
    ({ kept }) => {
      fc.assert(
        fc.property(steps, fc.uniqueArray(place, { minLength: 1 }), (all, order) => {
          const column = new NameColumn(new CodeColumn(new Uint8Array(PLACES)), kept);
          const plain = taken(column, all);
          const from = Uint32Array.from(order);

          expect(namesIn(column)).toEqual(plain);
          const moved = column.moved({ from, places: order.length });
          expect(namesIn(moved, order.length)).toEqual(order.map((at) => plain[at]));
          const apart = column.moved({ from, to: from, places: PLACES });
          expect(order.map((at) => apart.at(at))).toEqual(order.map((at) => plain[at]));
          const read = new NameColumn(new CodeColumn(column.column.codes), column.names, column.bytes);
          expect(namesIn(read)).toEqual(plain);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('takes bytes for what is written alone, and moved only for what is in use', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const column = new NameColumn(new CodeColumn(new Uint8Array(PLACES)), MANY);
        const plain = taken(column, all);
        const before = column.bytes.used;
        for (const [at, one] of plain.entries()) column.put(at, one);

        expect(column.bytes.used).toBe(before);
        expect(column.names).toHaveLength(MANY.length);
        const moved = column.moved({ from: Uint32Array.from(plain.keys()), places: PLACES });
        const written = plain.filter((one) => !isIn(FEW, one));
        expect(moved.bytes.used).toBe(written.reduce((sum, one) => sum + bytesOf(one), 0));
        expect(moved.bytes.kept).toHaveLength(moved.bytes.used);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps distinct names once each while they are few', () => {
    const column = new NameColumn(new CodeColumn(new Uint8Array(PLACES)));

    for (const [at, number] of [0, 1, 0, 2, 1].entries()) column.put(at, MANY[number] ?? { zh: '', en: '' });

    expect(column.names).toEqual(FEW);
    expect([...column.column.codes.slice(0, 5)]).toEqual([0, 1, 0, 2, 1]);
    expect(column.bytes.used).toBe(0);
  });
});
