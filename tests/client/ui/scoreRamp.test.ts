import { describe, expect, it } from 'vitest';
import { scoreColor } from '#client/ui/scoreRamp.ts';

const STEPS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90].map((score) => ({ score }));

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('scoreColor', () => {
  it.each(STEPS)('keeps text on the step from $score readable', ({ score }) => {
    const { fill, text } = scoreColor(score);

    expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
  });

  it('is darker for a better score, on every step', () => {
    const luminances = STEPS.map(({ score }) => luminance(scoreColor(score).fill));

    expect(luminances).toEqual([...luminances].sort((one, other) => other - one));
    expect(new Set(luminances).size).toBe(STEPS.length);
  });

  it.each([
    { score: 9.99, sameAs: 0 },
    { score: 10, sameAs: 19 },
    { score: 100, sameAs: 90 },
    { score: -1, sameAs: 0 },
    { score: 101, sameAs: 95 },
  ])('gives $score the colour of $sameAs', ({ score, sameAs }) => {
    expect(scoreColor(score)).toEqual(scoreColor(sameAs));
  });
});
