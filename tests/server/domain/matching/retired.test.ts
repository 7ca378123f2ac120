import { describe, expect, it } from 'vitest';
import { retiredSentence } from '#server/domain/matching/retired.ts';

describe('an ask for a criterion that there is no more', () => {
  it.each([
    { replacedBy: [], instead: 'nothing replaces it' },
    { replacedBy: ['area'], instead: 'ask for area instead' },
    { replacedBy: ['area', 'power'], instead: 'ask for area and power instead' },
  ])('is told what to ask for, where that is $replacedBy', ({ replacedBy, instead }) => {
    expect(retiredSentence({ id: 'size', since: '1.3.0', replacedBy })).toBe(
      `Is no criterion any more since engine version 1.3.0: ${instead}`,
    );
  });
});
