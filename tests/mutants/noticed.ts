/** What became of a mutant, as Stryker says it. */
export interface MutantOutcome {
  readonly fileName: string;
  readonly status: string;
}

/** How many mutants the tests noticed, of those that they had to. */
export interface Noticed {
  readonly noticed: number;
  readonly total: number;
}

/** A mutant is noticed where a test fails or no longer ends. */
const NOTICED: ReadonlySet<string> = new Set(['Killed', 'Timeout']);
const MISSED: ReadonlySet<string> = new Set(['Survived', 'NoCoverage']);

/** Counts the mutants that could be told from the product; those that do not compile, or are disabled with a reason, are none. */
export function noticedOf(mutants: readonly MutantOutcome[]): Noticed {
  const noticed = mutants.filter(({ status }) => NOTICED.has(status)).length;
  return { noticed, total: noticed + mutants.filter(({ status }) => MISSED.has(status)).length };
}

/** The share that was noticed, 0 to 1; 1 where there was nothing to notice. */
export function shareOf({ noticed, total }: Noticed): number {
  return total === 0 ? 1 : noticed / total;
}

/** A line for each file, the worst first; among equals by name. */
export function fileLines(mutants: readonly MutantOutcome[]): string[] {
  const files = [...new Set(mutants.map(({ fileName }) => fileName))].sort();
  return files
    .map((file) => ({ file, noticed: noticedOf(mutants.filter(({ fileName }) => fileName === file)) }))
    .filter(({ noticed }) => noticed.total > 0)
    .sort((a, b) => shareOf(a.noticed) - shareOf(b.noticed))
    .map(({ file, noticed }) => `${percent(noticed)}  ${noticed.noticed} of ${noticed.total}  ${file}`);
}

/** The share in per cent with one decimal, rounded down, so that nothing short of a limit looks like it. */
export function percent(noticed: Noticed): string {
  return `${(Math.floor(shareOf(noticed) * 1000) / 10).toFixed(1).padStart(5)} %`;
}
