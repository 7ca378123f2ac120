import { describe, expect, it } from 'vitest';
import { contentHash } from '#server/store/contentHash.ts';

describe('the hash of a content', () => {
  it('does not depend on the order of keys, at any depth, nor on keys without a value', () => {
    expect(contentHash({ a: 1, b: { c: [{ d: 2, e: 3 }], f: undefined } })).toBe(
      contentHash({ b: { c: [{ e: 3, d: 2 }] }, a: 1 }),
    );
  });

  it.each([
    { one: { a: 1 }, other: { a: '1' } },
    { one: { a: [1, 2] }, other: { a: [2, 1] } },
    { one: { a: {} }, other: { a: [] } },
    { one: { a: null }, other: {} },
  ])('tells $one from $other', ({ one, other }) => {
    expect(contentHash(one)).not.toBe(contentHash(other));
  });
});
