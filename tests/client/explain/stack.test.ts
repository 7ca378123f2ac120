import { beforeAll, describe, expect, it } from 'vitest';
import { type Naming } from '#client/explain/award.ts';
import { amountText, cappedText, costText, reasonText } from '#client/explain/stack.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { aMeasure, aPolicy } from '#tests/client/support/policies.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

let en: Speaking;
let naming: Naming;

beforeAll(async () => {
  en = await speakingIn('en');
  const policy = aPolicy({
    measures: [
      aMeasure({ id: 'a', title: { zh: '甲', en: 'A' } }),
      aMeasure({ id: 'b', title: { zh: '乙', en: 'B' } }),
    ],
    exclusions: [{ id: 'best', kind: 'best-of', says: { zh: '择优', en: 'Only the best award' } }],
    limits: [{ id: 'yearly', capFen: 10_000_000_000, per: 'firm-year', of: ['a', 'b'], src: ['P01'] }],
  });
  naming = { policies: [policy], speaking: en };
});

describe('reasonText', () => {
  it('names the rule that dropped a measure, and what was taken instead', () => {
    expect(reasonText({ kind: 'one-of', by: 'policy-1/best', instead: ['policy-1/a'] }, naming)).toBe(
      'Only the best award: taken instead: A',
    );
    // 10,000,000,000 fen = 100 million yuan
    expect(reasonText({ kind: 'cap', by: 'policy-1/yearly', instead: ['policy-1/a'] }, naming)).toBe(
      'cap per company and year CNY 100 million is already used up by: A',
    );
    expect(reasonText({ kind: 'needs', by: 'policy-1/b', instead: [] }, naming)).toBe('needs B, which is not taken');
    expect(reasonText({ kind: 'no-amount', by: 'policy-1/b', instead: [] }, naming)).toBe(
      'there is no amount to count',
    );
  });
});

describe('costText', () => {
  it('says what the total would lose', () => {
    expect(costText({ costsFen: 0 }, en)).toBe('Taking it would not change the total');
    expect(costText({ costsFen: 300_000_000 }, en)).toBe('If it had to be taken, the total would lose CNY 3 million');
  });
});

describe('amountText', () => {
  it.each([
    { lowFen: 100_000_000, highFen: 100_000_000, text: 'CNY 1 million' },
    { lowFen: 100_000_000, highFen: 200_000_000, text: 'CNY 1 million to CNY 2 million' },
    { lowFen: 0, highFen: 200_000_000, text: 'up to CNY 2 million, nothing of it confirmed' },
    { lowFen: 0, highFen: 0, text: 'CNY 0' },
    { lowFen: 0, highFen: undefined, text: 'amount not known' },
    { lowFen: 100_000_000, highFen: undefined, text: 'CNY 1 million or more, no known end' },
  ])('says $text', ({ lowFen, highFen, text }) => {
    expect(amountText({ lowFen, ...(highFen === undefined ? {} : { highFen }) }, en)).toBe(text);
  });
});

describe('cappedText', () => {
  it('says a cap with by how much it was raised', () => {
    expect(cappedText({ per: 'award', capFen: 220_000_000, raisedByFen: 20_000_000 }, en)).toBe(
      'cap per award CNY 2.2 million (raised by CNY 200,000)',
    );
  });
});
