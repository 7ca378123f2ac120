import { describe, expect, it } from 'vitest';
import { type SpaceFacts } from '#shared/space.ts';
import { SHELL_NEEDS } from '#server/domain/matching/cleanroomShell.ts';
import { cleanroom } from '#server/domain/matching/criteria/cleanroom.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

/** Just what grade C needs: 4.8 m, 7.5 kN/m², 150 VA/m² (150 kVA × 1000 ÷ 1000 m²), fresh air. */
const SHELL_FOR_C = {
  clearHeightM: 4.8,
  floorLoadKnPerM2: 7.5,
  powerKva: 150,
  areaM2: 1000,
  freshAirIntake: 'available',
} as const;

describe('cleanroom', () => {
  it.each([
    { offered: 'D', verdict: 'unmet', satisfaction: 0, because: 'less clean' },
    { offered: 'C', verdict: 'met', satisfaction: 1, because: 'just as clean' },
    { offered: 'A', verdict: 'met', satisfaction: 1, because: 'cleaner' },
    { offered: 'none', verdict: 'unmet', satisfaction: 0, because: 'not there' },
  ] as const)('is $verdict when the existing room is $because', ({ offered, verdict, satisfaction }) => {
    const check = asking(cleanroom, { grade: 'C', level: 'prefer' }).check(aCandidate({ cleanroomGrade: offered }));

    expect(check).toEqual({
      verdict,
      satisfaction: { low: satisfaction, high: satisfaction },
      facts: { requiredGrade: 'C', requiredOrAchievable: false, offeredGrade: offered },
      derived: false,
    });
  });

  it('does not count what could be built where only an existing room will do', () => {
    const candidate = aCandidate({ ...SHELL_FOR_C, cleanroomGrade: 'none', cleanroomAchievable: 'A' });

    expect(asking(cleanroom, { grade: 'C' }).check(candidate).verdict).toBe('unmet');
  });

  it('is unknown when nothing is known', () => {
    const check = asking(cleanroom, { grade: 'D', achievable: true, level: 'prefer' }).check(aCandidate());

    expect(check).toEqual({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: {
        requiredGrade: 'D',
        requiredOrAchievable: true,
        requiredClearHeightM: 4.5,
        requiredKnPerM2: 5,
        requiredVaPerM2: 100,
      },
      derived: false,
    });
  });
});

describe('cleanroom that may be built, as the operator declares', () => {
  it.each([
    { existing: 'none', declared: 'C', verdict: 'met', low: 0.5, high: 0.5, because: 'the grade can be built' },
    { existing: 'D', declared: 'B', verdict: 'met', low: 0.5, high: 0.5, because: 'a cleaner one can be built' },
    { existing: 'none', declared: 'D', verdict: 'unmet', low: 0, high: 0, because: 'only a lesser one can be' },
    { existing: 'none', declared: 'none', verdict: 'unmet', low: 0, high: 0, because: 'none can be' },
    { existing: 'C', declared: 'none', verdict: 'met', low: 1, high: 1, because: 'it is there already' },
    { existing: undefined, declared: 'C', verdict: 'met', low: 0.5, high: 1, because: 'it can be, and may be there' },
    { existing: undefined, declared: 'D', verdict: 'unknown', low: 0, high: 1, because: 'it cannot, but may be there' },
  ] as const)('is $verdict, from $low to $high, when $because', ({ existing, declared, verdict, low, high }) => {
    const candidate = aCandidate({
      ...(existing && { cleanroomGrade: existing }),
      cleanroomAchievable: declared,
    });

    const check = asking(cleanroom, { grade: 'C', achievable: true, level: 'prefer' }).check(candidate);

    expect(check).toMatchObject({ verdict, satisfaction: { low, high }, derived: false });
  });

  it('believes the operator before the shell', () => {
    const candidate = aCandidate({ ...SHELL_FOR_C, cleanroomGrade: 'none', cleanroomAchievable: 'D' });

    expect(asking(cleanroom, { grade: 'C', achievable: true }).check(candidate)).toMatchObject({
      verdict: 'unmet',
      derived: false,
      facts: { requiredGrade: 'C', requiredOrAchievable: true, offeredGrade: 'none', offeredAchievable: 'D' },
    });
  });
});

describe('cleanroom that may be built, as the shell lets derive', () => {
  it.each([
    { change: {}, because: 'everything is just enough', verdict: 'met' },
    { change: { clearHeightM: 4.79 }, because: 'the clear height is just short', verdict: 'unmet' },
    { change: { floorLoadKnPerM2: 7.4 }, because: 'the floor load is just short', verdict: 'unmet' },
    { change: { powerKva: 149 }, because: 'the power for the area is just short', verdict: 'unmet' },
    { change: { areaM2: 1001 }, because: 'the area is just too large for the power', verdict: 'unmet' },
    { change: { freshAirIntake: 'none' }, because: 'there is no fresh air', verdict: 'unmet' },
  ] as const)('is $verdict and marked derived when $because', ({ change, verdict }) => {
    const candidate = aCandidate({ cleanroomGrade: 'none', ...SHELL_FOR_C, ...change });

    const check = asking(cleanroom, { grade: 'C', achievable: true }).check(candidate);

    expect(check).toMatchObject({ verdict, derived: true });
  });

  it.each([
    {
      missing: 'the clear height',
      known: { floorLoadKnPerM2: 7.5, powerKva: 150, areaM2: 1000, freshAirIntake: 'available' },
    },
    {
      missing: 'the floor load',
      known: { clearHeightM: 4.8, powerKva: 150, areaM2: 1000, freshAirIntake: 'available' },
    },
    {
      missing: 'the power',
      known: { clearHeightM: 4.8, floorLoadKnPerM2: 7.5, areaM2: 1000, freshAirIntake: 'available' },
    },
    {
      missing: 'the area',
      known: { clearHeightM: 4.8, floorLoadKnPerM2: 7.5, powerKva: 150, freshAirIntake: 'available' },
    },
    {
      missing: 'the fresh-air intake',
      known: { clearHeightM: 4.8, floorLoadKnPerM2: 7.5, powerKva: 150, areaM2: 1000 },
    },
  ] as const)('is unknown and not derived when $missing is not known and the rest suffices', ({ known }) => {
    const asked = asking(cleanroom, { grade: 'C', achievable: true, level: 'prefer' });

    expect(asked.check(aCandidate({ cleanroomGrade: 'none', ...known }))).toMatchObject({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 0.5 },
      derived: false,
    });
  });

  it('is unmet by one fact that is short, whatever is not known', () => {
    const candidate = aCandidate({ cleanroomGrade: 'none', clearHeightM: 3.6 });

    expect(asking(cleanroom, { grade: 'D', achievable: true }).check(candidate)).toMatchObject({
      verdict: 'unmet',
      derived: true,
    });
  });

  it.each([
    { grade: 'D', clearHeightM: 4.5, floorLoadKnPerM2: 5, powerKva: 100 },
    { grade: 'C', clearHeightM: 4.8, floorLoadKnPerM2: 7.5, powerKva: 150 },
    { grade: 'B', clearHeightM: 5, floorLoadKnPerM2: 7.5, powerKva: 250 },
    { grade: 'A', clearHeightM: 5, floorLoadKnPerM2: 7.5, powerKva: 250 },
  ] as const)(
    'needs $clearHeightM m, $floorLoadKnPerM2 kN/m² and $powerKva VA/m² for grade $grade',
    ({ grade, ...shell }) => {
      const enough = { ...shell, areaM2: 1000, freshAirIntake: 'available', cleanroomGrade: 'none' } as const;
      const asked = asking(cleanroom, { grade, achievable: true });

      expect(asked.check(aCandidate(enough)).verdict).toBe('met');
      expect(asked.check(aCandidate({ ...enough, clearHeightM: shell.clearHeightM - 0.01 })).verdict).toBe('unmet');
      expect(asked.check(aCandidate({ ...enough, floorLoadKnPerM2: shell.floorLoadKnPerM2 - 0.01 })).verdict).toBe(
        'unmet',
      );
      expect(asked.check(aCandidate({ ...enough, powerKva: shell.powerKva - 0.01 })).verdict).toBe('unmet');
    },
  );

  it('shows the facts that were derived from', () => {
    const check = asking(cleanroom, { grade: 'C', achievable: true, level: 'prefer' }).check(
      aCandidate({ cleanroomGrade: 'D', ...SHELL_FOR_C }),
    );

    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 0.5, high: 0.5 },
      facts: {
        requiredGrade: 'C',
        requiredOrAchievable: true,
        requiredClearHeightM: 4.8,
        requiredKnPerM2: 7.5,
        requiredVaPerM2: 150,
        offeredGrade: 'D',
        offeredClearHeightM: 4.8,
        offeredKnPerM2: 7.5,
        offeredVaPerM2: 150,
        offeredFreshAir: 'available',
      },
      derived: true,
    });
  });
});

describe('asking for a cleanroom', () => {
  it('is never proposed for change, as a matter of law', () => {
    expect(cleanroom.negotiable).toBe(false);
    expect(asking(cleanroom, { grade: 'B' }).change(aCandidate({ cleanroomGrade: 'C' }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['grade'], because: 'no grade is named' },
    { ask: { grade: 'E' }, paths: ['grade'], because: 'there is no grade E' },
    { ask: { grade: 'ISO 7' }, paths: ['grade'], because: 'grades are those of GMP' },
    { ask: { grade: 'D', achievable: 'yes' }, paths: ['achievable'], because: 'achievable is true or false' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(cleanroom, ask)).toEqual(paths);
  });

  it('makes the same of all shells that bear the same grades', () => {
    // Heights below D, for D, for C and for B; densities of 90 to 300 VA/m² (kVA × 1000 ÷ 1000 m²); with and without fresh air known.
    const shells = [4.4, 4.5, 4.6, 4.8, 4.9, 5, 6].flatMap((clearHeightM) =>
      [90, 100, 149, 150, 251, 300].flatMap((powerKva) => [
        { ...SHELL_FOR_C, clearHeightM, powerKva },
        { ...SHELL_FOR_C, clearHeightM, powerKva, freshAirIntake: undefined },
      ]),
    );

    const made = shells.map(({ freshAirIntake, ...facts }) =>
      cleanroom.judgedOffer(aCandidate({ ...facts, ...(freshAirIntake && { freshAirIntake }) })),
    );

    // Too poor for all; else for D, C or B at the most, known or not.
    expect(new Set(made.map((offer) => JSON.stringify(offer))).size).toBe(7);
  });

  it('makes the same of all shells whose operator has declared what can be built', () => {
    const made = [4, 6].map((clearHeightM) =>
      cleanroom.judgedOffer(aCandidate({ ...SHELL_FOR_C, clearHeightM, cleanroomAchievable: 'C' })),
    );

    expect(made[0]).toEqual(made[1]);
  });

  it('makes the same of facts that are enough for as many grades', () => {
    const told = (facts: SpaceFacts) => cleanroom.alike?.map(({ by }) => by(facts));

    expect(told({})).toEqual([undefined, undefined, undefined]);
    expect(told({ clearHeightM: 0.1, floorLoadKnPerM2: 0.1, powerKva: 0.1, areaM2: 1000 })).toEqual([0, 0, 0]);
    expect(told({ clearHeightM: 99, floorLoadKnPerM2: 99, powerKva: 99_000, areaM2: 1000 })).toEqual([4, 4, 4]);
    const { clearHeightM, floorLoadKnPerM2, powerVaPerM2 } = SHELL_NEEDS.A;
    expect(told({ clearHeightM, floorLoadKnPerM2, powerKva: powerVaPerM2, areaM2: 1000 })).toEqual([4, 4, 4]);
    expect(told({ clearHeightM: clearHeightM - 0.01 })?.[0]).toBeLessThan(4);
  });
});
