import { Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, descending, fitted, orderedKey } from '#server/store/embedded/engine/orderedKey.ts';

const compared = (one: unknown, other: unknown): number => Buffer.compare(orderedKey(one), orderedKey(other));

describe('ordered keys', () => {
  it('sort numbers as numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (one, other) => {
        expect(compared(one, other)).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
    );
  });

  it('sort longs exactly, also where doubles cannot tell them apart', () => {
    const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(long, fc.bigInt({ min: -3n, max: 3n }), (value, step) => {
        const other = BigInt.asIntN(64, value + step);
        const expected = value < other ? -1 : value > other ? 1 : 0;
        expect(compared(Long.fromBigInt(value), Long.fromBigInt(other))).toBe(expected);
      }),
    );
  });

  it('sort texts by their bytes, also with zero bytes in them', () => {
    const text = fc.string({ unit: fc.constantFrom('\0', '\u0001', 'a', 'b', 'é', '中') });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(compared(one, other)).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
      }),
    );
  });

  it('sort pairs by the first value, then by the second', () => {
    const pair = fc.tuple(fc.string(), fc.integer());
    fc.assert(
      fc.property(pair, pair, (one, other) => {
        const joined = (values: readonly unknown[]) => Buffer.concat(values.map(orderedKey));
        const expected = compared(one[0], other[0]) || compared(one[1], other[1]);
        expect(Buffer.compare(joined(one), joined(other))).toBe(expected);
      }),
    );
  });

  it('turn round', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [first, second] = [descending(orderedKey(one)), descending(orderedKey(other))];
        expect(Buffer.compare(first, second) + compared(one, other)).toBe(0);
      }),
    );
  });

  it.each([
    { what: 'an int32, a double and a long', values: [new Int32(5), new Double(5), Long.fromNumber(5), 5] },
    { what: '0 and -0', values: [0, -0, new Double(-0)] },
    { what: 'null and what is missing', values: [null, undefined] },
    { what: 'a decimal and an integer', values: [Decimal128.fromString('5'), 5] },
  ])('are the same for $what', ({ values }) => {
    expect(new Set(values.map((value) => orderedKey(value).toString('hex'))).size).toBe(1);
  });

  it('have the order of types of MongoDB', () => {
    const values = [null, 3, 'text', { a: 1 }, [1], new ObjectId(), true, new Date(0), /a/];

    expect([...values].reverse().sort(compared)).toEqual(values);
  });

  it('have an end after everything that begins with them', () => {
    expect(after(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 3]));
    expect(after(Buffer.from([1, 255]))).toEqual(Buffer.from([2]));
  });

  it('stay apart when they are cut to a length', () => {
    const [one, other] = ['x'.repeat(2000) + 'a', 'x'.repeat(2000) + 'b'].map((text) => fitted(orderedKey(text), 960));

    expect(one).toHaveLength(960);
    expect(one).not.toEqual(other);
  });
});
