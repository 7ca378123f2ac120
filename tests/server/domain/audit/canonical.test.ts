import { describe, expect, it } from 'vitest';
import { canonical } from '#server/domain/audit/canonical.ts';

describe('the canonical text', () => {
  it('is the same whatever the order of the keys, at every depth', () => {
    const one = { b: 1, a: { d: [1, { z: 1, y: 2 }], c: 'x' } };
    const other = { a: { c: 'x', d: [1, { y: 2, z: 1 }] }, b: 1 };

    expect(canonical(one)).toBe('{"a":{"c":"x","d":[1,{"y":2,"z":1}]},"b":1}');
    expect(canonical(other)).toBe(canonical(one));
  });

  it('keeps the order of lists, and leaves out what is undefined', () => {
    expect(canonical({ list: [2, 1], none: undefined })).toBe('{"list":[2,1]}');
  });
});
