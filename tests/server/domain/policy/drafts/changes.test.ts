import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATHS_MAX } from '#shared/policy/draft.ts';
import { changesBetween } from '#server/domain/policy/drafts/changes.ts';

describe('the changes between two documents', () => {
  it.each([
    { what: 'a value that is other', before: { a: 1, b: 2 }, after: { a: 1, b: 3 }, paths: ['b'] },
    {
      what: 'a part deep within',
      before: { m: [{ caps: [1, 2] }] },
      after: { m: [{ caps: [1, 5] }] },
      paths: ['m.0.caps.1'],
    },
    { what: 'a new field', before: {}, after: { a: { b: 1 } }, paths: ['a'] },
    {
      what: 'a field that is gone, after those that are there',
      before: { a: 1, b: 1 },
      after: { b: 2 },
      paths: ['b', 'a'],
    },
    { what: 'a list that has grown', before: { m: [1] }, after: { m: [1, 2] }, paths: ['m.1'] },
    { what: 'a list in place of an object', before: { m: {} }, after: { m: [] }, paths: ['m'] },
    { what: 'null in place of an object', before: { m: {} }, after: { m: null }, paths: ['m'] },
    { what: 'nothing, where the order of fields is other', before: { a: 1, b: 2 }, after: { b: 2, a: 1 }, paths: [] },
    { what: 'nothing, where a field is undefined instead of absent', before: { a: undefined }, after: {}, paths: [] },
  ])('are $what', ({ before, after, paths }) => {
    expect(changesBetween(before, after)).toEqual({ paths, count: paths.length });
  });

  it('are named up to a number, and all counted', () => {
    const list = Array.from({ length: PATHS_MAX + 7 }, (_, at) => at);

    const { paths, count } = changesBetween({ list: [] }, { list });

    expect([paths.length, count]).toEqual([PATHS_MAX, PATHS_MAX + 7]);
  });

  it('are none exactly between documents that are the same as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const [before, after] = [
          JSON.parse(JSON.stringify({ one })),
          JSON.parse(JSON.stringify({ one: other })),
        ] as unknown[];
        expect(changesBetween(before, before).count).toBe(0);
        expect(changesBetween(before, after).count === 0).toBe(isEqual(before, after));
      }),
    );
  });
});

/** Equal as JSON, whatever the order of keys. */
function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toStrictEqual(other);
    return true;
  } catch {
    return false;
  }
}
