import { describe, expect, it } from 'vitest';
import { takeText, textIndexMissing } from '#server/store/embedded/engine/text/findingText.ts';

const TEXT = { $search: 'lab' };

describe('taking the text search out of a filter', () => {
  it.each([
    { filter: { a: 1 }, taken: { rest: { a: 1 } } },
    { filter: { a: 1, $text: TEXT }, taken: { expression: TEXT, rest: { a: 1 } } },
    {
      filter: { $and: [{ a: 1 }, { $text: TEXT, b: 2 }], c: 3 },
      taken: { expression: TEXT, rest: { $and: [{ a: 1 }, { b: 2 }], c: 3 } },
    },
  ])('from $filter gives $taken', ({ filter, taken }) => {
    expect(takeText(filter)).toEqual(taken);
  });

  it.each([
    { filter: { $text: TEXT, $and: [{ $text: TEXT }] } },
    { filter: { $nor: [{ $text: TEXT }] } },
    { filter: { $or: [{ $text: TEXT }, { a: 1 }] } },
    { filter: { a: { $elemMatch: { $text: TEXT } } } },
    { filter: { $text: 'lab' } },
  ])('is refused for $filter', ({ filter }) => {
    expect(() => takeText(filter)).toThrow(expect.objectContaining({ codeName: 'BadValue' }));
  });

  it('needs an index', () => {
    expect(textIndexMissing()).toMatchObject({ code: 27, message: 'text index required for $text query' });
  });
});
