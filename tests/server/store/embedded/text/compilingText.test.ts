import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bson } from '#server/store/embedded/engine/bson.ts';
import { compileText } from '#server/store/embedded/engine/text/compilingText.ts';
import { textEntries } from '#server/store/embedded/engine/text/textEntries.ts';
import { readTextSpec } from '#server/store/embedded/engine/text/textSpec.ts';

const SPEC = readTextSpec({ key: { title: 'text', body: 'text' }, weights: { title: 5 } });

const TITLES = {
  cell: '坪山细胞治疗中试车间，GMP-A 洁净区',
  ivd: '体外诊断试剂生产用房，楼面荷载 5kN/m²',
  park: '坪山生物医药产业园三期',
  english: 'Cell therapy suite with GMP-B cleanrooms',
  lab: 'Café next to the research laboratories',
};

/** The names of the titles that a search finds, best first. */
function found(search: string, options: object = {}): string[] {
  const { test, score } = compileText({ $search: search, ...options }, SPEC);
  return Object.entries(TITLES)
    .filter(([, title]) => test({ title }))
    .sort(([, one], [, other]) => score({ title: other }) - score({ title: one }))
    .map(([name]) => name);
}

describe('a search', () => {
  it.each([
    { search: '细胞治疗', names: ['cell'] },
    { search: '细胞', names: ['cell'] },
    { search: '胞', names: ['cell'] },
    { search: '细胞培养', names: [] },
    { search: '坪山', names: ['park', 'cell'] },
    { search: '体外诊断试剂', names: ['ivd'] },
    { search: '诊断试剂', names: ['ivd'] },
    { search: '坪山生物医药产业园', names: ['park'] },
    { search: '生物医药 诊断', names: ['park', 'ivd'] },
    { search: 'therapies', names: ['english'] },
    { search: 'THE with to', names: [] },
    { search: 'laboratory cafe', names: ['lab'] },
    { search: 'GMP-A', names: ['cell', 'english'] },
    { search: 'gmp', names: ['english', 'cell'] },
    { search: '5KN', names: ['ivd'] },
    { search: '５ｋＮ／㎡', names: ['ivd'] },
    { search: 'GMP车间', names: ['cell', 'english'] },
    { search: '', names: [] },
    { search: '疫苗 vaccine', names: [] },
  ])('for "$search" finds $names', ({ search, names }) => {
    expect(found(search)).toEqual(names);
  });

  it.each([
    { search: '"cell therapy"', names: ['english'] },
    { search: '"therapy cell"', names: [] },
    { search: '"cell therapy" laboratories', names: ['english'] },
    { search: '"诊断试剂生产"', names: ['ivd'] },
    { search: '"坪山" "细胞"', names: ['cell'] },
    { search: '"CELL   therapy"', names: ['english'] },
    { search: 'cell "unfinished', names: ['english'] },
  ])('for the phrases of $search finds $names', ({ search, names }) => {
    expect(found(search)).toEqual(names);
  });

  it.each([
    { search: '坪山 -细胞治疗', names: ['park'] },
    { search: 'gmp -GMP-A', names: ['english'] },
    { search: 'gmp -"洁净区"', names: ['english'] },
    { search: 'gmp -cleanroom', names: ['cell'] },
    { search: 'gmp -GMP车间', names: ['english', 'cell'] },
    { search: '-gmp', names: [] },
    { search: 'gmp - cleanroom', names: ['english', 'cell'] },
  ])('with what must not be, $search, finds $names', ({ search, names }) => {
    expect(found(search)).toEqual(names);
  });

  it.each([
    { search: 'cell', options: { $caseSensitive: true }, names: [] },
    { search: 'Cell', options: { $caseSensitive: true }, names: ['english'] },
    { search: 'Therapies therapies', options: { $caseSensitive: true }, names: ['english'] },
    { search: '"Cell Therapy"', options: { $caseSensitive: true }, names: [] },
    { search: 'Cafe', options: { $diacriticSensitive: true }, names: [] },
    { search: 'café', options: { $diacriticSensitive: true }, names: ['lab'] },
    { search: 'gmp -CELL', options: { $caseSensitive: true }, names: [] },
    { search: 'GMP -CELL', options: { $caseSensitive: true }, names: ['english', 'cell'] },
    { search: 'laboratory', options: { $language: 'none' }, names: [] },
  ])('for "$search" with $options finds $names', ({ search, options, names }) => {
    expect(found(search, options)).toEqual(names);
  });

  it('scores what stands in a weightier field, or more often, higher', () => {
    const { score } = compileText({ $search: 'lab' }, SPEC);
    // Title: 5 × 1 × (½ + ½ × ½) = 3.75; body once: 0.75; body twice of three words: 1.5 × (½ + ½ × ⅔) = 1.25
    const scores = [{ title: 'lab park' }, { body: 'lab park' }, { body: 'lab park lab' }, { body: 'park' }].map(score);

    expect(scores).toEqual([3.75, 0.75, 1.25, 0]);
  });

  it('looks up the pairs of a run, and all of a phrase together', () => {
    expect(compileText({ $search: '诊断剂 labs' }, SPEC).lookups).toEqual([['诊断', '断剂'], ['lab']]);
    expect(compileText({ $search: '"细胞治" labs' }, SPEC).lookups).toEqual([['细胞', '胞治']]);
  });

  it.each([
    { expression: { $search: 5 }, code: 14 },
    { expression: { $search: 'lab', $caseSensitive: 1 }, code: 14 },
    { expression: { $search: 'lab', $language: 'klingon' }, code: 2 },
    { expression: { $search: 'lab', $other: 1 }, code: 2 },
    { expression: {}, code: 9 },
  ])('is refused as $expression with the code $code', ({ expression, code }) => {
    expect(() => compileText(expression, SPEC)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the terms of an index', () => {
  const word = fc.constantFrom(
    ...[
      '细胞',
      '治疗',
      '细',
      '胞治',
      '体外',
      'cell',
      'Cells',
      'THERAPY',
      'therapies',
      'the',
      'a',
      'GMP-A',
      'gmp',
      '5kN',
      'Café',
      'cafe',
      'İ',
      'ﬁt',
      'ΟΔΟΣ',
      'e\u0301',
      '細\u0301胞',
      "lab's",
    ],
  );
  const space = fc.constantFrom('', ' ', '\n', '，', '-', '"', ' -', ' "', '" ', '/', '.');
  const text = fc.array(fc.tuple(word, space), { maxLength: 8 }).map((parts) => parts.flat().join(''));
  const language = fc.constantFrom('english', 'none', 'de');
  const document = fc.record(
    { title: text, body: fc.oneof(text, fc.array(text, { maxLength: 3 })), language },
    { requiredKeys: ['title'] },
  );
  const expression = fc.record(
    { $search: text, $language: language, $caseSensitive: fc.boolean(), $diacriticSensitive: fc.boolean() },
    { requiredKeys: ['$search'] },
  );
  const termsOf = (stored: Bson) => new Set(textEntries(stored, SPEC).map(({ term }) => term));

  it('lead to every document that matches', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 6 }), expression, (documents, asked) => {
        const { lookups, test } = compileText(asked, SPEC);
        const accepted = documents.filter(test);
        const led = accepted.filter((each) => lookups.some((terms) => terms.every((term) => termsOf(each).has(term))));
        expect(led).toEqual(accepted);
      }),
      { numRuns: 3000 },
    );
  });

  it('have the weights of which the score is the sum', () => {
    fc.assert(
      fc.property(document, fc.constantFrom('细', '细胞', 'therapi', 'gmp'), (stored, term) => {
        const weight = textEntries(stored, SPEC).find((entry) => entry.term === term)?.weight ?? 0;
        expect(compileText({ $search: term, $language: 'none' }, SPEC).score(stored)).toBeCloseTo(weight);
      }),
      { numRuns: 500 },
    );
  });

  it('find a document by each of its own words', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(4), (words, at) => {
        const search = words[at % words.length] ?? '';
        const { lookups, test } = compileText({ $search: search }, SPEC);
        expect(test({ title: words.join(' ') })).toBe(lookups.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
