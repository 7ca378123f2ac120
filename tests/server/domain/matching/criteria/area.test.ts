import { describe, expect, it } from 'vitest';
import { area } from '#server/domain/matching/criteria/area.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

const ASK = { minM2: 800, maxM2: 1600 };

describe('area', () => {
  it.each([
    {
      areaM2: 799,
      divisibleFromM2: undefined,
      verdict: 'unmet',
      because: 'it is just too small, however it is divided',
    },
    { areaM2: 799, divisibleFromM2: 100, verdict: 'unmet', because: 'it is just too small as a whole' },
    { areaM2: 800, divisibleFromM2: undefined, verdict: 'met', because: 'it has just the least area' },
    { areaM2: 1600, divisibleFromM2: undefined, verdict: 'met', because: 'it has just the most area' },
    { areaM2: 1601, divisibleFromM2: undefined, verdict: 'unknown', because: 'it is too big and may be divisible' },
    { areaM2: 1601, divisibleFromM2: 'none', verdict: 'unmet', because: 'it is too big and let only whole' },
    { areaM2: 9000, divisibleFromM2: 1600, verdict: 'met', because: 'its least part has just the most area' },
    { areaM2: 9000, divisibleFromM2: 1601, verdict: 'unmet', because: 'its least part is just too big' },
    { areaM2: 1500, divisibleFromM2: 2000, verdict: 'met', because: 'a part is never more than the whole' },
    { areaM2: undefined, divisibleFromM2: 900, verdict: 'unknown', because: 'the area is not given' },
  ] as const)('is $verdict because $because', ({ areaM2, divisibleFromM2, verdict }) => {
    const facts = {
      ...(areaM2 !== undefined && { areaM2 }),
      ...(divisibleFromM2 !== undefined && { divisibleFromM2 }),
    };

    expect(asking(area, ASK).check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it('has no upper bound unless one is asked', () => {
    const check = asking(area, { minM2: 800 }).check(aCandidate({ areaM2: 100_000, divisibleFromM2: 'none' }));

    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 1, high: 1 },
      facts: { requiredMinM2: 800, offeredM2: 100_000, offeredFromM2: 'none' },
      derived: false,
    });
  });

  // Least 800: nothing at 400. Most 1600: nothing at 3200.
  it.each([
    { areaM2: 400, divisibleFromM2: 'none', low: 0, high: 0, because: 'it is half of the least' },
    {
      areaM2: 600,
      divisibleFromM2: 'none',
      low: 0.5,
      high: 0.5,
      because: 'it is between half of the least and the least',
    },
    { areaM2: 800, divisibleFromM2: 'none', low: 1, high: 1, because: 'it is the least' },
    {
      areaM2: 2400,
      divisibleFromM2: 'none',
      low: 0.5,
      high: 0.5,
      because: 'it is between the most and twice the most',
    },
    { areaM2: 3200, divisibleFromM2: 'none', low: 0, high: 0, because: 'it is twice the most' },
    { areaM2: 9000, divisibleFromM2: 2000, low: 0.75, high: 0.75, because: 'its least part decides' },
    { areaM2: 2400, divisibleFromM2: undefined, low: 0.5, high: 1, because: 'it may be divisible' },
    { areaM2: undefined, divisibleFromM2: undefined, low: 0, high: 1, because: 'nothing is given' },
  ] as const)('as a preference satisfies $low to $high because $because', ({ areaM2, divisibleFromM2, low, high }) => {
    const facts = {
      ...(areaM2 !== undefined && { areaM2 }),
      ...(divisibleFromM2 !== undefined && { divisibleFromM2 }),
    };

    const check = asking(area, { ...ASK, level: 'prefer' }).check(aCandidate(facts));

    expect(check.satisfaction).toEqual({ low, high });
  });

  it('says to what the least or the most would have to change', () => {
    const asked = asking(area, ASK);

    // |800 − 700| ÷ 5000 = 0.02
    expect(asked.change(aCandidate({ areaM2: 700 }))).toEqual({ from: 800, to: 700, change: 0.02 });
    // |1600 − 2100| ÷ 5000 = 0.1
    expect(asked.change(aCandidate({ areaM2: 9000, divisibleFromM2: 2100 }))).toEqual({
      from: 1600,
      to: 2100,
      change: 0.1,
    });
    // |1600 − 2600| ÷ 5000 = 0.2
    expect(asked.change(aCandidate({ areaM2: 2600, divisibleFromM2: 'none' }))).toEqual({
      from: 1600,
      to: 2600,
      change: 0.2,
    });
    expect(asked.change(aCandidate({ areaM2: 2600 }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['minM2'], because: 'the least is missing' },
    { ask: { minM2: 0 }, paths: ['minM2'], because: 'nothing is no area' },
    { ask: { minM2: 10_000_001 }, paths: ['minM2'], because: 'no park is so large' },
    { ask: { minM2: 800, maxM2: 799 }, paths: ['maxM2'], because: 'the most is below the least' },
    { ask: { minM2: 800, maxM2: '900' }, paths: ['maxM2'], because: 'the most is a text' },
    { ask: { minM2: 800, maxM2: 800 }, paths: [], because: 'the most may be the least' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(area, ask)).toEqual(paths);
  });

  it.each([
    {
      maxM2: 2000,
      facts: { areaM2: 1500, divisibleFromM2: 300 },
      needs: [
        [1000, 1500],
        [-2000, -300],
      ],
      part: 300,
    },
    {
      maxM2: 2000,
      facts: { areaM2: 1500, divisibleFromM2: 'none' },
      needs: [
        [1000, 1500],
        [-2000, -1500],
      ],
      part: 1500,
    },
    {
      maxM2: 2000,
      facts: { areaM2: 1500 },
      needs: [
        [1000, 1500],
        [-2000, Infinity],
      ],
      part: undefined,
    },
    { maxM2: undefined, facts: { areaM2: 1500, divisibleFromM2: 300 }, needs: [[1000, 1500]], part: 300 },
  ] as const)('adds $needs of $facts to several spaces taken as one', ({ maxM2, facts, needs, part }) => {
    const { total } = asking(area, { minM2: 1000, maxM2 });
    const candidate = aCandidate(facts);

    expect(total?.needs(candidate).map(({ least, amount }) => [least, amount])).toEqual(needs);
    expect(total?.size?.(candidate)).toEqual({ least: 1000, whole: 1500, part });
    expect(total?.clouds(candidate)).toBe(false);
  });

  it('cannot be known of several spaces of which the area of one is not', () => {
    const { total } = asking(area, { minM2: 1000 });

    expect(total?.clouds(aCandidate())).toBe(true);
    expect(total?.isGradual).toBe(true);
    expect(total?.needs(aCandidate())).toEqual([{ least: 1000, amount: Infinity }]);
    expect(total?.size?.(aCandidate())).toMatchObject({ whole: Infinity });
  });

  const offered = (offeredM2: number | undefined, offeredFromM2?: number | 'none') => ({ offeredM2, offeredFromM2 });

  it.each([
    { best: offered(3000, 200), worst: offered(1000, 500), corners: [offered(3000, 200)], because: 'parts are known' },
    {
      best: offered(3000, 1500),
      worst: offered(1000, 1500),
      corners: [offered(3000, 1000)],
      because: 'a whole is smaller',
    },
    {
      best: offered(3000, 'none'),
      worst: offered(1000, 'none'),
      corners: [offered(3000, 1000)],
      because: 'all are whole',
    },
    {
      best: offered(3000),
      worst: offered(1000),
      corners: [offered(3000, 1000), offered(1000)],
      because: 'no division is known',
    },
    {
      best: offered(undefined, 200),
      worst: offered(undefined, 200),
      corners: [offered(undefined, 200)],
      because: 'no whole is known',
    },
  ])(
    'is bounded over several spaces by the largest whole and the least part, where $because',
    ({ best, worst, corners }) => {
      expect(area.corners({ best, worst })).toEqual({
        best: corners,
        worst: [worst, { ...worst, offeredM2: best.offeredM2 }],
      });
    },
  );
});
