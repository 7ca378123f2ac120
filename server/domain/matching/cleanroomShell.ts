import { type Verdict } from '#shared/criterion.ts';
import { type CleanroomGrade } from '#shared/vocabulary.ts';
import { allMet, atLeast, isThere } from './verdict.ts';

/** What a shell must give before a cleanroom can be built into it. */
export interface ShellNeeds {
  /** Room for the process, the ceiling void with its ducts, and the filters. */
  readonly clearHeightM: number;
  /** Air handlers and process equipment on the floor. */
  readonly floorLoadKnPerM2: number;
  /** Apparent power per square metre of gross floor area, most of it for air change. */
  readonly powerVaPerM2: number;
}

/**
 * Least shell for each cleanroom grade; fresh air is needed for all. Engineering defaults without a source (basis E):
 * more air changes need deeper ceilings, heavier plant and more power. Grade A is made of zones within grade B, hence alike.
 */
export const SHELL_NEEDS: Readonly<Record<CleanroomGrade, ShellNeeds>> = {
  D: { clearHeightM: 4.5, floorLoadKnPerM2: 5, powerVaPerM2: 100 },
  C: { clearHeightM: 4.8, floorLoadKnPerM2: 7.5, powerVaPerM2: 150 },
  B: { clearHeightM: 5, floorLoadKnPerM2: 7.5, powerVaPerM2: 250 },
  A: { clearHeightM: 5, floorLoadKnPerM2: 7.5, powerVaPerM2: 250 },
};

/** What is known of a shell; absent is not known. */
export interface Shell {
  readonly clearHeightM: number | undefined;
  readonly floorLoadKnPerM2: number | undefined;
  readonly powerVaPerM2: number | undefined;
  readonly freshAirIntake: 'available' | 'none' | undefined;
}

/** Whether a cleanroom of the grade could be built into a shell: one fact that is short settles it, one that is not known leaves it open. */
export function bearsCleanroom(shell: Shell, grade: CleanroomGrade): Verdict {
  const needs = SHELL_NEEDS[grade];
  return allMet([
    atLeast(shell.clearHeightM, needs.clearHeightM),
    atLeast(shell.floorLoadKnPerM2, needs.floorLoadKnPerM2),
    atLeast(shell.powerVaPerM2, needs.powerVaPerM2),
    isThere(shell.freshAirIntake),
  ]);
}
