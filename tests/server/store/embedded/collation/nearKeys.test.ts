import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCollation } from '#server/store/embedded/engine/collation/collation.ts';

/** Letters with and without accents and case, digraphs, marks apart from their letters, digits, signs, Han, what counts as nothing. */
const PARTS = [
  ...Array.from('aAáÁàâäåæbBcCçChdDðeEéèêfgGhiIİıjkKlLłmnNñŋoOöøpqrRsSßtTþuUüvVwWxyYzZžŽ'),
  ...Array.from('01239١²½ -_.,!$€+aα ΩЖжשאกขあアｱ가중重长圳深乙吖龘㎏ﬁ😀𝔸'),
  ...[
    '\u0301',
    '\u0323',
    '\u0308',
    '\u00ad',
    '\u200d',
    '\u0000',
    '\uffff',
    '\ud7ff',
    'ch',
    'll',
    'dž',
    'aa',
    'ae',
    'ss',
  ],
];
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 6 }).map((parts) => parts.join(''));

const COLLATIONS = [
  { locale: 'en', strength: 1 },
  { locale: 'en', strength: 2 },
  { locale: 'en_US', strength: 3, caseFirst: 'upper' },
  { locale: 'en', strength: 1, caseLevel: true },
  { locale: 'de', strength: 2, caseLevel: true, numericOrdering: true },
  { locale: 'de@collation=phonebook', strength: 1 },
  { locale: 'fr_CA', strength: 2 },
  { locale: 'fr', strength: 3, caseLevel: true, caseFirst: 'upper' },
  { locale: 'sv', strength: 1 },
  { locale: 'da', strength: 1 },
  { locale: 'es@collation=traditional', strength: 1 },
  { locale: 'cs', strength: 2 },
  { locale: 'th', strength: 1 },
  { locale: 'ja', strength: 3 },
  { locale: 'zh', strength: 3 },
  { locale: 'zh@collation=stroke', strength: 1, alternate: 'shifted' },
];

function collationFor(stated: object) {
  const collation = readCollation(stated);
  if (!collation) throw new Error('The order of code points has no keys of its own.');
  return collation;
}

describe('the keys of texts by a collation', () => {
  it.each(COLLATIONS)('are the same for equal texts and never stand against the order: %j', (stated) => {
    const { texts, nearKey } = collationFor(stated);

    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (some) => {
        const keys = [...some].sort(texts).map((each) => ({ each, key: nearKey(each) }));
        const against = keys.filter(({ each, key }, at) => {
          const before = keys[at - 1];
          if (!before) return false;
          const order = Buffer.compare(before.key, key);
          return texts(before.each, each) === 0 ? order !== 0 : order > 0;
        });
        expect(against).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('are never the beginning of one another', () => {
    const { nearKey } = collationFor({ locale: 'de', numericOrdering: true });

    fc.assert(
      fc.property(text, text, (one, other) => {
        const [shorter = nearKey(one), longer = shorter] = [nearKey(one), nearKey(other)].sort(
          (left, right) => left.length - right.length,
        );
        expect(longer.equals(shorter) || !longer.subarray(0, shorter.length).equals(shorter)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('tell apart what differs in its first 128 letters', () => {
    const { nearKey } = collationFor({ locale: 'en', strength: 2 });
    const same = 'x'.repeat(127);

    expect(nearKey('Parkfit')).not.toEqual(nearKey('Parkfist'));
    expect(nearKey('坪山')).not.toEqual(nearKey('坪地'));
    expect(nearKey(`${same}a`)).not.toEqual(nearKey(`${same}b`));
    expect(nearKey(`${same}xa`)).toEqual(nearKey(`${same}xb`));
    expect(nearKey('PARKFIT')).toEqual(nearKey('parkfit'));
  });
});
