import { describe, expect, it } from 'vitest';
import { divisibleArea } from '#server/domain/matching/criteria/divisibleArea.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('divisible-area', () => {
  it.each([
    { facts: { areaM2: 3000, divisibleFromM2: 499 }, verdict: 'met', because: 'the least part is smaller' },
    { facts: { areaM2: 3000, divisibleFromM2: 500 }, verdict: 'met', because: 'the least part is just small enough' },
    { facts: { areaM2: 3000, divisibleFromM2: 501 }, verdict: 'unmet', because: 'the least part is just too big' },
    { facts: { areaM2: 500, divisibleFromM2: 'none' }, verdict: 'met', because: 'the whole is just small enough' },
    {
      facts: { areaM2: 501, divisibleFromM2: 'none' },
      verdict: 'unmet',
      because: 'the whole is just too big and not divisible',
    },
    { facts: { areaM2: 500 }, verdict: 'met', because: 'the whole is small enough, however it is divided' },
    { facts: { areaM2: 501 }, verdict: 'unknown', because: 'the division is not given' },
    { facts: { divisibleFromM2: 'none' }, verdict: 'unknown', because: 'the area of the whole is not given' },
    {
      facts: { divisibleFromM2: 501 },
      verdict: 'unmet',
      because: 'the least part is told and too big',
    },
    { facts: { divisibleFromM2: 500 }, verdict: 'met', because: 'a part is told and small enough' },
    { facts: {}, verdict: 'unknown', because: 'nothing is given' },
  ] as const)('is $verdict because $because', ({ facts, verdict }) => {
    expect(asking(divisibleArea, { maxPartM2: 500 }).check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it('says to what the part would have to grow', () => {
    const asked = asking(divisibleArea, { maxPartM2: 500 });

    // |500 − 1000| ÷ 5000 = 0.1
    expect(asked.change(aCandidate({ areaM2: 3000, divisibleFromM2: 1000 }))).toEqual({
      from: 500,
      to: 1000,
      change: 0.1,
    });
    // |500 − 3000| ÷ 5000 = 0.5
    expect(asked.change(aCandidate({ areaM2: 3000, divisibleFromM2: 'none' }))).toEqual({
      from: 500,
      to: 3000,
      change: 0.5,
    });
  });

  it('names a part that is no area', () => {
    expect(faultPaths(divisibleArea, { maxPartM2: 0 })).toEqual(['maxPartM2']);
    expect(faultPaths(divisibleArea, {})).toEqual(['maxPartM2']);
  });
});
