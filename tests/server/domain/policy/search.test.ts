import { describe, expect, it } from 'vitest';
import { type PolicySearch, isSought } from '#server/domain/policy/search.ts';
import { aMeasure, aPolicy, anUndatedPolicy } from '#tests/support/surroundings.ts';

const POLICY = aPolicy({
  documentNumber: '深发改规〔2022〕10号',
  when: { fact: 'registersAtSite', is: true },
  measures: [
    aMeasure({ id: 'a', confidence: 'B', when: { fact: 'sector', oneOf: ['ivd', 'device'] } }),
    aMeasure({
      id: 'b',
      confidence: 'C',
      when: {
        all: [
          { fact: 'sector', is: 'cgt' },
          { fact: 'productStage', is: 'ph1' },
        ],
      },
      says: [{ zh: '细胞与基因治疗', en: 'Cell and gene therapy' }],
    }),
  ],
});

describe('isSought', () => {
  it.each<{ search: PolicySearch; found: boolean; because: string }>([
    { search: {}, found: true, because: 'nothing is looked for' },
    { search: { facts: { sector: 'ivd' } }, found: true, because: 'a measure is for the sector' },
    { search: { facts: { sector: 'ai' } }, found: false, because: 'no measure is for the sector' },
    { search: { facts: { sector: 'cgt', productStage: 'ph1' } }, found: true, because: 'a measure is for both' },
    { search: { facts: { sector: 'cgt', productStage: 'ph2' } }, found: false, because: 'no measure is for both' },
    { search: { on: '2024-12-31' }, found: false, because: 'it was not in force yet' },
    { search: { on: '2025-01-01' }, found: true, because: 'it had come into force' },
    { search: { on: '2031-01-01' }, found: false, because: 'it has ended' },
    { search: { confidence: 'B' }, found: true, because: 'a measure is as sure' },
    { search: { confidence: 'A' }, found: false, because: 'no measure is as sure' },
    { search: { text: '基因' }, found: true, because: 'a measure says it in Chinese' },
    { search: { text: 'GENE' }, found: true, because: 'a measure says it in English, in other letters' },
    { search: { text: '〔2022〕10' }, found: true, because: 'its number has it' },
    { search: { text: 'policy-1' }, found: false, because: 'an id is nothing said' },
  ])('is $found for $search: $because', ({ search, found }) => {
    expect(isSought(POLICY, search)).toBe(found);
  });

  it('finds a policy whose days were not found on any day that they do not shut out', () => {
    const open = anUndatedPolicy({ validTo: '2030-12-31' });

    expect([isSought(open, { on: '2000-01-01' }), isSought(open, { on: '2031-01-01' })]).toEqual([true, false]);
  });
});
