import { describe, expect, it } from 'vitest';
import { textEntries, textKey } from '#server/store/embedded/engine/text/textEntries.ts';
import { readTextSpec } from '#server/store/embedded/engine/text/textSpec.ts';

const onTitle = readTextSpec({ key: { title: 'text' } });
const termsOf = (title: string, stated: object = {}): string[] =>
  textEntries({ title }, readTextSpec({ key: { title: 'text' }, ...stated })).map(({ term }) => term);
const weightsOf = (document: object, stated: object): Record<string, number> =>
  Object.fromEntries(
    textEntries({ ...document }, readTextSpec({ ...stated })).map(({ term, weight }) => [term, weight]),
  );

describe('the terms of a text', () => {
  it.each([
    { text: '细胞治疗', terms: ['细', '细胞', '胞', '胞治', '治', '治疗', '疗'] },
    { text: '坪山，光明', terms: ['坪', '坪山', '山', '光', '光明', '明'] },
    { text: '厂', terms: ['厂'] },
    { text: 'Cleanrooms for the cell therapies', terms: ['cleanroom', 'cell', 'therapi'] },
    { text: 'Café NAÏVE', terms: ['cafe', 'naiv'] },
    { text: 'GMP-A', terms: ['gmp', 'a', 'gmp-a'] },
    { text: 'IVD试剂', terms: ['ivd', '试', '试剂', '剂'] },
    { text: 'A级 I期', terms: ['a', '级', 'i', '期'] },
    { text: '５ｋＮ', terms: ['5kn'] },
    { text: '5 kN/m²', terms: ['5', 'kn', 'm2', 'kn/m2'] },
    { text: '10.5 m, 1,200 m²', terms: ['10', '5', '10.5', 'm', '1', '200', '1,200', 'm2'] },
    { text: "the company's O’Brien", terms: ['compani', 'obrien'] },
    { text: '𠮷野家', terms: ['𠮷', '𠮷野', '野', '野家', '家'] },
    { text: 'バイオ医薬', terms: ['バ', 'バイ', 'イ', 'イオ', 'オ', 'オ医', '医', '医薬', '薬'] },
    { text: 'ΟΔΟΣ ΟΔΟΣΑ', terms: ['οδοσ', 'οδοσα'] },
    { text: ' …!? ', terms: [] },
  ])('of "$text" are $terms', ({ text, terms }) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it('have neither stems nor stop words without a language', () => {
    expect(termsOf('The Laboratories', { default_language: 'none' })).toEqual(['the', 'laboratories']);
  });

  it('have the stop words of other languages left out, with no stems', () => {
    expect(termsOf('die Labore und Büros', { default_language: 'de' })).toEqual(['labore', 'buros']);
  });
});

describe('the texts of a document', () => {
  it('are those of the paths of the index, through documents and arrays', () => {
    const entries = weightsOf(
      { title: 'alpha', park: { names: ['beta', 'gamma'], code: 'delta' }, spaces: [{ note: 'epsilon' }, { note: 5 }] },
      { key: { title: 'text', 'park.names': 'text', 'spaces.note': 'text' } },
    );

    expect(Object.keys(entries).sort()).toEqual(
      ['alpha', 'beta', 'epsilon', 'gamma'].map((word) => termsOf(word)[0]).sort(),
    );
  });

  it('are all of them where the index is over everything, some with a weight of their own', () => {
    // Each is the only word of its field: weight × 1 × (½ + ½) × 1.1
    expect(weightsOf({ title: 'lab', a: [{ b: 'dock' }] }, { key: { '$**': 'text' }, weights: { title: 10 } })).toEqual(
      {
        lab: 11,
        dock: 1.1,
      },
    );
  });

  it('do not include the name of their language', () => {
    expect(Object.keys(weightsOf({ language: 'none', title: 'lab' }, { key: { '$**': 'text' } }))).toEqual(['lab']);
  });

  it('are in the language that the document names, or a document within it', () => {
    const entries = weightsOf(
      { language: 'none', title: 'Labs', parts: [{ title: 'Labs', language: 'english' }] },
      { key: { title: 'text', 'parts.title': 'text' } },
    );

    expect(Object.keys(entries)).toEqual(['labs', 'lab']);
  });

  it('are in the language that another field names where the index says so', () => {
    expect(
      Object.keys(
        weightsOf({ tongue: 'none', title: 'Labs' }, { key: { title: 'text' }, language_override: 'tongue' }),
      ),
    ).toEqual(['labs']);
  });

  it.each([
    { language: 'klingon', code: 17262 },
    { language: 'zh', code: 17262 },
    { language: 7, code: 17261 },
  ])('are refused in the language $language', ({ language, code }) => {
    expect(() => textEntries({ title: 'lab', language }, onTitle)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the weight of a term', () => {
  it('is more the more often it occurs and the greater its share of the field', () => {
    // dock: twice among four words: (1 + ½) × (½ + ½ × 2/4) = 1.125; lab and park: 1 × (½ + ½ × ¼) = 0.625
    expect(weightsOf({ title: 'dock lab park dock' }, { key: { title: 'text' } })).toEqual({
      dock: 1.125,
      lab: 0.625,
      park: 0.625,
    });
  });

  it('is the sum over the fields, each with its own weight', () => {
    // title: 10 × 1 × (½ + ½ × ½) = 7.5; body: 1 × 1 × (½ + ½ × ¼) = 0.625
    const stated = { key: { title: 'text', body: 'text' }, weights: { title: 10 } };

    expect(weightsOf({ title: 'lab park', body: 'one lab, two docks' }, stated)['lab']).toBe(8.125);
  });

  it('counts the characters of a pair', () => {
    // Four characters: 细胞 covers two of them: ½ + ½ × 2/4 = 0.75; 细 covers one: ½ + ½ × ¼ = 0.625
    expect(weightsOf({ title: '细胞治疗' }, { key: { title: 'text' } })).toMatchObject({ 细胞: 0.75, 细: 0.625 });
  });
});

describe('the key of a term', () => {
  it('is short, and another for another term', () => {
    const keys = ['lab', 'labs', '细', '细胞', 'x'.repeat(500), `${'x'.repeat(500)}y`].map(textKey);

    expect(Math.max(...keys.map(({ length }) => length))).toBe(128);
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(6);
  });
});
