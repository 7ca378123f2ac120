import { Int32 } from 'bson';
import { describe, expect, it } from 'vitest';
import {
  isTextKey,
  readTextSpec,
  refuseSecondTextIndex,
  textDefinition,
} from '#server/store/embedded/engine/text/textSpec.ts';

describe('a text index', () => {
  it('is told as MongoDB tells it', () => {
    const stated = {
      key: { city: 1, title: 'text', body: 'text', year: -1 },
      name: 'search',
      weights: { title: new Int32(10) },
    };

    expect(textDefinition(stated)).toEqual({
      name: 'search',
      key: { city: 1, _fts: 'text', _ftsx: new Int32(1), year: -1 },
      weights: { body: new Int32(1), title: new Int32(10) },
      default_language: 'english',
      language_override: 'language',
      textIndexVersion: new Int32(3),
    });
    expect(JSON.stringify(textDefinition(stated)['key'])).toBe('{"city":1,"_fts":"text","_ftsx":1,"year":-1}');
  });

  it('is the same read from how it was stated and from how it is told', () => {
    const stated = {
      key: { '$**': 'text', title: 'text' },
      name: 'all',
      default_language: 'none',
      weights: { title: 3, note: 2 },
    };
    const told = textDefinition(stated);

    expect(textDefinition(told)).toEqual(told);
    expect(readTextSpec(told)).toEqual(readTextSpec(stated));
    expect(readTextSpec(stated)).toEqual({
      weightByPath: new Map([
        ['title', 3],
        ['note', 2],
      ]),
      weightElsewhere: 1,
      defaultLanguage: 'none',
      languageField: 'language',
    });
  });

  it('is known by its key', () => {
    expect([{ a: 1, b: 'text' }, { a: 1 }, { a: '2dsphere' }].map(isTextKey)).toEqual([true, false, false]);
  });

  it.each([
    { what: 'texts with another field between', stated: { key: { a: 'text', b: 1, c: 'text' } } },
    { what: 'a weight of 0', stated: { key: { a: 'text' }, weights: { a: 0 } } },
    { what: 'a weight that is none', stated: { key: { a: 'text' }, weights: { a: 'much' } } },
    { what: 'a weight of a billion', stated: { key: { a: 'text' }, weights: { a: 1_000_000_000 } } },
    { what: 'an unknown language', stated: { key: { a: 'text' }, default_language: 'klingon' } },
    { what: 'a dotted language field', stated: { key: { a: 'text' }, language_override: 'a.b' } },
    { what: 'a path with an operator', stated: { key: { 'a.$b': 'text' } } },
    { what: 'no field', stated: { key: { _fts: 'text' } } },
  ])('with $what is refused', ({ stated }) => {
    expect(() => textDefinition(stated)).toThrow(expect.objectContaining({ codeName: 'CannotCreateIndex' }));
  });

  it('is the only one of its collection', () => {
    expect(() => refuseSecondTextIndex('search')).toThrow(
      'only one text index per collection allowed, found existing text index "search"',
    );
  });
});
