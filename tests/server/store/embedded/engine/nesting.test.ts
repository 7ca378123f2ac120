import { Code, serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { isNestedBeyond, MAX_STORED_NESTING } from '#server/store/embedded/engine/nesting.ts';

/** A document of so many levels, with `value` in the innermost one. */
function nested(levels: number, value: unknown = 1, within: (inner: unknown) => unknown = (inner) => ({ a: inner })) {
  let document: unknown = { value };
  for (let level = 1; level < levels; level += 1) document = within(document);
  return serialize(document as object);
}

describe('how deep a document is', () => {
  it.each([
    { levels: 179, isBeyond: false },
    { levels: 180, isBeyond: false },
    { levels: 181, isBeyond: true },
    { levels: 200, isBeyond: true },
  ])('is said of one with $levels levels', ({ levels, isBeyond }) => {
    expect(isNestedBeyond(nested(levels), MAX_STORED_NESTING)).toBe(isBeyond);
  });

  it('counts arrays, and the scope of code', () => {
    // The array and the document in it are two levels each time: 1 + 2 × 5 = 11.
    const arrays = nested(6, 'x'.repeat(200), (inner) => ({ a: [inner] }));
    // The document, the scope and the document in it.
    const scope = serialize({ a: new Code('code'.repeat(10), { b: { c: 1 } }) });

    expect([isNestedBeyond(arrays, 10), isNestedBeyond(arrays, 11)]).toEqual([true, false]);
    expect([isNestedBeyond(scope, 2), isNestedBeyond(scope, 3)]).toEqual([true, false]);
  });

  it('does not count what lies beside each other, of whatever type', () => {
    const wide = serialize({
      texts: Array.from({ length: 300 }, (_, at) => ({
        at,
        text: 'word',
        pattern: /a/i,
        none: null,
        bytes: Buffer.alloc(3),
      })),
      when: new Date(0),
      big: 2n ** 40n,
    });

    expect([isNestedBeyond(wide, 2), isNestedBeyond(wide, 3)]).toEqual([true, false]);
  });

  it('is found out without a stack, however deep it is', () => {
    const levels = 100_000;
    // From the innermost out: { a: … } adds 3 bytes before its content, 1 behind, and 4 for its length.
    const bytes = Buffer.alloc(8 * levels + 5);
    for (let level = 0; level <= levels; level += 1) {
      const at = level * 7;
      bytes.writeInt32LE(bytes.length - level * 8, at);
      if (level < levels) bytes.write('\x03a\0', at + 4, 'latin1');
    }

    expect(isNestedBeyond(bytes, 180)).toBe(true);
    expect(isNestedBeyond(bytes, levels)).toBe(true);
    expect(isNestedBeyond(bytes, levels + 1)).toBe(false);
  });

  it('is not said of bytes that are no document', () => {
    const broken = nested(200);
    broken.fill(0xfe, 700, 720);

    expect(() => isNestedBeyond(broken, 180)).toThrow('The bytes are no document.');
  });
});
