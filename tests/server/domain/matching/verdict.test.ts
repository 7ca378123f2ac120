import { describe, expect, it } from 'vitest';
import { allMet, anyMet, atLeast, atMost, isThere, reaches, verdictOf } from '#server/domain/matching/verdict.ts';

describe('verdictOf', () => {
  it('is met or unmet where it is known', () => {
    expect([verdictOf(true), verdictOf(false)]).toEqual(['met', 'unmet']);
  });
});

describe('allMet and anyMet', () => {
  it.each([
    { parts: [], all: 'met', any: 'unmet' },
    { parts: ['met', 'met'], all: 'met', any: 'met' },
    { parts: ['met', 'unmet'], all: 'unmet', any: 'met' },
    { parts: ['met', 'unknown'], all: 'unknown', any: 'met' },
    { parts: ['unmet', 'unknown'], all: 'unmet', any: 'unknown' },
    { parts: ['unmet', 'unmet'], all: 'unmet', any: 'unmet' },
    { parts: ['unknown'], all: 'unknown', any: 'unknown' },
    { parts: ['unknown', 'met', 'unmet'], all: 'unmet', any: 'met' },
  ] as const)('of $parts are $all and $any', ({ parts, all, any }) => {
    expect(allMet(parts)).toBe(all);
    expect(anyMet(parts)).toBe(any);
  });
});

describe('atLeast and atMost', () => {
  it.each([
    { offered: 4.9, least: 'unmet', most: 'met' },
    { offered: 5, least: 'met', most: 'met' },
    { offered: 5.1, least: 'met', most: 'unmet' },
    { offered: undefined, least: 'unknown', most: 'unknown' },
  ] as const)('5 asked beside $offered offered are $least and $most', ({ offered, least, most }) => {
    expect(atLeast(offered, 5)).toBe(least);
    expect(atMost(offered, 5)).toBe(most);
  });

  it('takes none for less than anything', () => {
    expect(atLeast('none', 0.001)).toBe('unmet');
  });
});

describe('reaches', () => {
  const SCALE = ['low', 'middle', 'high'] as const;

  it.each([
    { offered: 'low', verdict: 'unmet' },
    { offered: 'middle', verdict: 'met' },
    { offered: 'high', verdict: 'met' },
    { offered: 'none', verdict: 'unmet' },
    { offered: undefined, verdict: 'unknown' },
  ] as const)('the middle asked beside $offered offered is $verdict', ({ offered, verdict }) => {
    expect(reaches(SCALE, offered, 'middle')).toBe(verdict);
  });

  it('takes none for below the least', () => {
    expect(reaches(SCALE, 'none', 'low')).toBe('unmet');
  });
});

describe('isThere', () => {
  it('is not known where nothing is told', () => {
    expect([isThere('available'), isThere('none'), isThere(undefined)]).toEqual(['met', 'unmet', 'unknown']);
  });
});
