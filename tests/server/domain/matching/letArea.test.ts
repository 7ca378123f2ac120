import { describe, expect, it } from 'vitest';
import { leastPartM2 } from '#server/domain/matching/letArea.ts';

describe('leastPartM2', () => {
  it.each([
    { offeredM2: 3000, offeredFromM2: 500, least: 500, because: 'it is told' },
    { offeredM2: 300, offeredFromM2: 500, least: 300, because: 'no part is more than the whole' },
    { offeredM2: 3000, offeredFromM2: 'none', least: 3000, because: 'it is let only whole' },
    { offeredM2: undefined, offeredFromM2: 500, least: 500, because: 'it is told, though the whole is not' },
    { offeredM2: undefined, offeredFromM2: 'none', least: undefined, because: 'the whole is not known' },
    { offeredM2: 3000, offeredFromM2: undefined, least: undefined, because: 'its division is not known' },
  ] as const)('of $offeredM2 from $offeredFromM2 is $least because $because', ({ offeredM2, offeredFromM2, least }) => {
    expect(leastPartM2({ offeredM2, offeredFromM2 })).toBe(least);
  });
});
