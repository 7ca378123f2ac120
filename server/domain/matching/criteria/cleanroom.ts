import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { CleanroomGrade } from '#shared/vocabulary.ts';
import { SHELL_NEEDS, type ShellNeeds, bearsCleanroom } from '../cleanroomShell.ts';
import { defineCriterion } from '../criterion.ts';
import { densityVaPerM2 } from '../powerDensity.ts';
import { anyMet, reaches } from '../verdict.ts';

/** Satisfaction where a cleanroom is not there but can be built: half, since its fit-out is still to be paid and waited for. Ours. */
const ACHIEVABLE_SATISFACTION = 0.5;

/**
 * A qualified cleanroom at least as clean as asked is there; or, where `achievable` is asked, one can be built: as the
 * operator declares, else as the shell lets derive. A declaration outranks the derivation, whichever way it goes.
 *
 * @see EU GMP Annex 1 (2022), grades A to D
 */
export const cleanroom = defineCriterion({
  id: 'cleanroom',
  group: 'quality',
  asks: z.strictObject({ grade: CleanroomGrade, achievable: z.boolean().optional() }),
  reads: [
    'cleanroomGrade',
    'cleanroomAchievable',
    'clearHeightM',
    'floorLoadKnPerM2',
    'powerKva',
    'areaM2',
    'freshAirIntake',
  ],
  offer: ({ space: { facts } }) => ({
    offeredGrade: facts.cleanroomGrade,
    offeredAchievable: facts.cleanroomAchievable,
    offeredClearHeightM: facts.clearHeightM,
    offeredKnPerM2: facts.floorLoadKnPerM2,
    offeredVaPerM2: densityVaPerM2(facts.powerKva, facts.areaM2),
    offeredFreshAir: facts.freshAirIntake,
  }),
  judgedAs: ({ offeredGrade, offeredAchievable, ...shell }) => ({
    offeredGrade,
    offeredAchievable,
    // A declaration outranks the shell.
    ...(offeredAchievable === undefined ? shellJudgedAs(shell) : NO_SHELL),
  }),
  alike: [
    { facts: ['clearHeightM'], by: ({ clearHeightM }) => gradesAllowed('clearHeightM', clearHeightM) },
    { facts: ['floorLoadKnPerM2'], by: ({ floorLoadKnPerM2 }) => gradesAllowed('floorLoadKnPerM2', floorLoadKnPerM2) },
    {
      facts: ['powerKva', 'areaM2'],
      by: ({ powerKva, areaM2 }) => gradesAllowed('powerVaPerM2', densityVaPerM2(powerKva, areaM2)),
    },
  ],
  facts: ({ grade, achievable = false }, { offeredGrade, offeredAchievable, ...offeredShell }) => ({
    requiredGrade: grade,
    requiredOrAchievable: achievable,
    offeredGrade,
    ...(achievable && { offeredAchievable }),
    ...(achievable &&
      offeredAchievable === undefined &&
      reaches(CleanroomGrade.options, offeredGrade, grade) !== 'met' && {
        requiredClearHeightM: SHELL_NEEDS[grade].clearHeightM,
        requiredKnPerM2: SHELL_NEEDS[grade].floorLoadKnPerM2,
        requiredVaPerM2: SHELL_NEEDS[grade].powerVaPerM2,
        ...offeredShell,
      }),
  }),
  verdict: (facts) => anyMet([existing(facts), achievable(facts)]),
  satisfaction: (facts): Range => satisfactionOf(existing(facts), achievable(facts)),
  derived: (facts) => isDerived(facts) && derivation(facts) !== 'unknown',
  better: {
    // Grades in the order of their letters, the cleanest first.
    offeredGrade: 'less',
    offeredAchievable: 'less',
    offeredClearHeightM: 'more',
    offeredKnPerM2: 'more',
    offeredVaPerM2: 'more',
  },
  negotiable: false,
  scale: { unit: 'grade', span: CleanroomGrade.options.length - 1 },
});

/** For how many grades one figure of a shell is enough: as each of them needs no less than those before, that says for which. */
function gradesAllowed(need: keyof ShellNeeds, offered: number | undefined): number | undefined {
  return offered === undefined
    ? undefined
    : CleanroomGrade.options.filter((grade) => offered >= SHELL_NEEDS[grade][need]).length;
}

/** A shell as it is offered. */
interface OfferedShell {
  readonly offeredClearHeightM: number | undefined;
  readonly offeredKnPerM2: number | undefined;
  readonly offeredVaPerM2: number | undefined;
  readonly offeredFreshAir: 'available' | 'none' | undefined;
}

const NO_SHELL: OfferedShell = {
  offeredClearHeightM: undefined,
  offeredKnPerM2: undefined,
  offeredVaPerM2: undefined,
  offeredFreshAir: undefined,
};

/** A shell that bears, may bear and does not bear the same grades: just high enough for the cleanest that it is not too poor for. */
function shellJudgedAs(shell: OfferedShell): OfferedShell {
  const cleanest = CleanroomGrade.options.findLast((grade) => bears(shell, grade) !== 'unmet');
  // Whether all of it is known is the same for every grade.
  const isKnown = cleanest === undefined || bears(shell, cleanest) === 'met';
  return {
    offeredClearHeightM: cleanest === undefined ? 0 : SHELL_NEEDS[cleanest].clearHeightM,
    offeredKnPerM2: SHELL_NEEDS.A.floorLoadKnPerM2,
    offeredVaPerM2: SHELL_NEEDS.A.powerVaPerM2,
    offeredFreshAir: isKnown ? 'available' : undefined,
  };
}

interface CleanroomFacts {
  readonly requiredGrade: CleanroomGrade;
  readonly requiredOrAchievable: boolean;
  readonly offeredGrade: CleanroomGrade | 'none' | undefined;
  readonly offeredAchievable?: CleanroomGrade | 'none' | undefined;
  /** Given only where the shell is judged. */
  readonly requiredClearHeightM?: number;
  readonly offeredClearHeightM?: number | undefined;
  readonly offeredKnPerM2?: number | undefined;
  readonly offeredVaPerM2?: number | undefined;
  readonly offeredFreshAir?: 'available' | 'none' | undefined;
}

function existing({ requiredGrade, offeredGrade }: CleanroomFacts): Verdict {
  return reaches(CleanroomGrade.options, offeredGrade, requiredGrade);
}

function achievable(facts: CleanroomFacts): Verdict {
  if (!facts.requiredOrAchievable) return 'unmet';
  if (isDerived(facts)) return derivation(facts);
  return reaches(CleanroomGrade.options, facts.offeredAchievable, facts.requiredGrade);
}

function isDerived({ requiredClearHeightM }: CleanroomFacts): boolean {
  return requiredClearHeightM !== undefined;
}

function derivation(facts: CleanroomFacts): Verdict {
  return bears(facts, facts.requiredGrade);
}

function bears(shell: Partial<OfferedShell>, grade: CleanroomGrade): Verdict {
  return bearsCleanroom(
    {
      clearHeightM: shell.offeredClearHeightM,
      floorLoadKnPerM2: shell.offeredKnPerM2,
      powerVaPerM2: shell.offeredVaPerM2,
      freshAirIntake: shell.offeredFreshAir,
    },
    grade,
  );
}

/** From what is certain to what is still possible, the existing room counting before the one to be built. */
function satisfactionOf(existingVerdict: Verdict, achievableVerdict: Verdict): Range {
  return {
    low: credit(existingVerdict === 'met', achievableVerdict === 'met'),
    high: credit(existingVerdict !== 'unmet', achievableVerdict !== 'unmet'),
  };
}

function credit(isThere: boolean, canBeBuilt: boolean): number {
  if (isThere) return 1;
  return canBeBuilt ? ACHIEVABLE_SATISFACTION : 0;
}
