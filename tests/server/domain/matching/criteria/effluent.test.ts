import { describe, expect, it } from 'vitest';
import { effluent } from '#server/domain/matching/criteria/effluent.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('effluent', () => {
  it.each([
    { offered: 49.9, verdict: 'unmet', because: 'just short' },
    { offered: 50, verdict: 'met', because: 'just enough' },
    { offered: 51, verdict: 'met', because: 'more' },
    { offered: 'none', verdict: 'unmet', because: 'none' },
    { offered: undefined, verdict: 'unknown', because: 'not known' },
  ] as const)('is $verdict when the amount that may be discharged is $because', ({ offered, verdict }) => {
    const candidate = aCandidate(offered === undefined ? {} : { effluentM3PerDay: offered });

    expect(asking(effluent, { minM3PerDay: 50 }).check(candidate).verdict).toBe(verdict);
  });

  it.each([
    { offered: 'light', verdict: 'unmet', because: 'weaker' },
    { offered: 'biological', verdict: 'met', because: 'just right' },
    { offered: 'high-strength', verdict: 'met', because: 'stronger' },
    { offered: 'none', verdict: 'unmet', because: 'none' },
    { offered: undefined, verdict: 'unknown', because: 'not known' },
  ] as const)('is $verdict when the treatment is $because', ({ offered, verdict }) => {
    const candidate = aCandidate(offered === undefined ? {} : { effluentTreatment: offered });

    expect(asking(effluent, { treatment: 'biological' }).check(candidate).verdict).toBe(verdict);
  });

  it.each([
    { facts: { effluentM3PerDay: 50, effluentTreatment: 'biological' }, verdict: 'met', because: 'both suffice' },
    { facts: { effluentM3PerDay: 50, effluentTreatment: 'light' }, verdict: 'unmet', because: 'one does not' },
    { facts: { effluentM3PerDay: 50 }, verdict: 'unknown', because: 'one is not known and the other suffices' },
    { facts: { effluentM3PerDay: 40 }, verdict: 'unmet', because: 'one is short, whatever the other' },
    { facts: {}, verdict: 'unknown', because: 'neither is known' },
  ] as const)('asked for both, is $verdict when $because', ({ facts, verdict }) => {
    const asked = asking(effluent, { minM3PerDay: 50, treatment: 'biological' });

    expect(asked.check(aCandidate(facts)).verdict).toBe(verdict);
  });

  it('shows what was compared', () => {
    const candidate = aCandidate({ effluentM3PerDay: 60, effluentTreatment: 'none' });

    expect(asking(effluent, { minM3PerDay: 50, treatment: 'light' }).check(candidate).facts).toEqual({
      requiredM3PerDay: 50,
      requiredTreatment: 'light',
      offeredM3PerDay: 60,
      offeredTreatment: 'none',
    });
  });

  it.each([
    // |50 − 25| ÷ 500 = 0.05
    { facts: { effluentM3PerDay: 25 }, change: { from: 50, to: 25, change: 0.05 }, because: 'the amount' },
    // One step of the scale: 0.1
    {
      facts: { effluentTreatment: 'light' },
      change: { from: 'biological', to: 'light', change: 0.1 },
      because: 'the treatment',
    },
    // 0.05 + 0.1
    {
      facts: { effluentM3PerDay: 25, effluentTreatment: 'light' },
      change: { from: [50, 'biological'], to: [25, 'light'], change: 0.15 },
      because: 'both',
    },
  ] as const)('says by how much $because would have to come down', ({ facts, change }) => {
    const asked = asking(effluent, { minM3PerDay: 50, treatment: 'biological' });

    expect(asked.change(aCandidate(facts))).toEqual(change);
  });

  it('proposes no change where one part is not there at all', () => {
    const asked = asking(effluent, { minM3PerDay: 50, treatment: 'biological' });

    expect(asked.change(aCandidate({ effluentM3PerDay: 25, effluentTreatment: 'none' }))).toBeUndefined();
  });

  it.each([
    { facts: { effluentM3PerDay: 'none' }, strength: 0, because: 'it discharges nothing, whatever the treatment' },
    { facts: { effluentM3PerDay: 'none', effluentTreatment: 'light' }, strength: 0, because: 'it discharges nothing' },
    { facts: { effluentM3PerDay: 5, effluentTreatment: 'light' }, strength: -1, because: 'it lacks treatment' },
    { facts: { effluentM3PerDay: 5 }, strength: Infinity, because: 'nobody knows the treatment' },
    { facts: { effluentM3PerDay: 5, effluentTreatment: 'biological' }, strength: 0, because: 'it is treated well' },
  ] as const)('adds $strength to the treatment of several spaces, for $because', ({ facts, strength }) => {
    const asked = asking(effluent, { minM3PerDay: 50, treatment: 'biological' });

    expect(asked.total?.needs(aCandidate(facts))[1]).toEqual({ least: 0, amount: strength });
  });

  const LIGHT = { effluentM3PerDay: 'none', effluentTreatment: 'light' } as const;
  const NONE = { effluentM3PerDay: 'none', effluentTreatment: 'none' } as const;
  const UNKNOWN = { effluentM3PerDay: 'none' } as const;
  const BIOLOGICAL = { effluentM3PerDay: 'none', effluentTreatment: 'biological' } as const;
  const DISCHARGING = { effluentM3PerDay: 5, effluentTreatment: 'biological' } as const;

  it.each([
    { spaces: [LIGHT, BIOLOGICAL], isEnough: false, because: 'one is too weak' },
    { spaces: [BIOLOGICAL, BIOLOGICAL], isEnough: true, because: 'all suffice' },
    { spaces: [LIGHT, LIGHT, LIGHT, LIGHT, LIGHT, UNKNOWN], isEnough: true, because: 'one may be none or any' },
    { spaces: [NONE, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN], isEnough: false, because: 'one has none' },
    { spaces: [NONE, NONE, NONE, NONE, NONE, DISCHARGING], isEnough: true, because: 'only one discharges, and well' },
  ])('may be enough in all, $isEnough, where $because', ({ spaces, isEnough }) => {
    const asked = asking(effluent, { treatment: 'biological' });
    const [, idle] = [0, 1].map((row) =>
      spaces.reduce((sum, facts) => sum + (asked.total?.needs(aCandidate(facts))[row]?.amount ?? NaN), 0),
    );

    expect(idle !== undefined && idle >= 0).toBe(isEnough);
  });

  it.each([
    { ask: {}, paths: ['minM3PerDay'], because: 'neither amount nor treatment is asked' },
    { ask: { minM3PerDay: 0 }, paths: ['minM3PerDay'], because: 'the amount is nothing' },
    { ask: { minM3PerDay: '50' }, paths: ['minM3PerDay'], because: 'the amount is no number' },
    { ask: { treatment: 'none' }, paths: ['treatment'], because: 'no treatment is not a treatment' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(effluent, ask)).toEqual(paths);
  });

  it.each([
    { ask: { minM3PerDay: 10 }, facts: {}, needs: [[10, Infinity]], clouds: true },
    { ask: { minM3PerDay: 10 }, facts: { effluentM3PerDay: 4 }, needs: [[10, 4]], clouds: false },
    { ask: { minM3PerDay: 10 }, facts: { effluentM3PerDay: 'none' }, needs: [[10, 0]], clouds: false },
    // None that discharges: 26 for each of five others, none of the lacking.
    {
      ask: { treatment: 'biological' },
      facts: { effluentTreatment: 'light' },
      needs: [
        [0, -1],
        [0, 130],
      ],
      clouds: true,
    },
    {
      ask: { treatment: 'biological' },
      facts: { effluentTreatment: 'none' },
      needs: [
        [0, -Infinity],
        [0, 130],
      ],
      clouds: true,
    },
    {
      ask: { treatment: 'light' },
      facts: { effluentTreatment: 'light' },
      needs: [
        [0, 0],
        [0, 130],
      ],
      clouds: false,
    },
    {
      ask: { treatment: 'light' },
      facts: {},
      needs: [
        [0, Infinity],
        [0, 130],
      ],
      clouds: true,
    },
    {
      ask: { treatment: 'biological' },
      facts: { effluentM3PerDay: 'none', effluentTreatment: 'none' },
      needs: [
        [0, 0],
        [0, -26],
      ],
      clouds: false,
    },
    {
      ask: { minM3PerDay: 10, treatment: 'biological' },
      facts: { effluentM3PerDay: 3, effluentTreatment: 'biological' },
      needs: [
        [10, 3],
        [0, 0],
        [0, 130],
      ],
      clouds: false,
    },
  ] as const)('adds $needs of $facts to several spaces taken as one', ({ ask, facts, needs, clouds }) => {
    const { total } = asking(effluent, ask);

    expect(total?.needs(aCandidate(facts)).map(({ least, amount }) => [least, amount])).toEqual(needs);
    expect(total?.clouds(aCandidate(facts))).toBe(clouds);
  });
});
