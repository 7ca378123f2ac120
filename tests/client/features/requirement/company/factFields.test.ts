import { describe, expect, it } from 'vitest';
import { FACT_GROUPS, factField } from '#client/features/requirement/company/factFields.ts';
import { countSaid, groupsShown } from '#client/features/requirement/company/shownFacts.ts';
import { COMPANY_FACTS } from '#shared/policy/facts.ts';

describe('the facts of the company', () => {
  it('stand in one group each, none left out', () => {
    const grouped: string[] = Object.values(FACT_GROUPS).flat();

    expect(grouped.sort()).toEqual(Object.keys(COMPANY_FACTS).sort());
  });

  it('are entered as their schemas say', () => {
    expect(factField('isListed')).toEqual({ kind: 'truth' });
    expect(factField('foundedOn')).toEqual({ kind: 'day' });
    expect(factField('registeredPlace')).toEqual({ kind: 'place' });
    expect(factField('deviceClass')).toEqual({ kind: 'choice', options: ['1', '2', '3'] });
    expect(factField('recognitions')).toMatchObject({ kind: 'choices' });
    expect(factField('ownMoneySharePct')).toEqual({ kind: 'number', integer: false, min: 0, max: 100 });
    expect(factField('staff')).toEqual({ kind: 'number', integer: true, min: 0, max: 10_000_000 });
  });
});

describe('groupsShown', () => {
  const nameOf = (fact: string): string => `Name of ${fact}`;

  it('shows what is wanted, and no group of nothing', () => {
    const groups = groupsShown({ wanted: (fact) => fact === 'staff', nameOf, text: '' });

    expect(groups).toEqual([{ name: 'company', facts: ['staff'] }]);
  });

  it('looks for a text among all facts, whatever is wanted', () => {
    const groups = groupsShown({ wanted: () => false, nameOf, text: ' DRUGKIND' });

    expect(groups).toEqual([{ name: 'product', facts: ['drugKind'] }]);
  });
});

describe('countSaid', () => {
  it('counts each answer by itself, and no award as something said', () => {
    expect(countSaid({ staff: 3, awards: [], answers: { 'p/a': true, 'p/b': false } })).toBe(4);
    expect(countSaid(undefined)).toBe(0);
  });
});
