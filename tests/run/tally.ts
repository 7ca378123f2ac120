import { z } from 'zod';

/** What is read of the JSON report of vitest. */
export const VitestReport = z.looseObject({
  testResults: z.array(
    z.looseObject({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.looseObject({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
export type VitestReport = z.infer<typeof VitestReport>;

/** How many checks passed and failed, and what a person must be told of the others. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** One line for each skipped test and each file that could not be run. */
  readonly notes: readonly string[];
}

/** A skip says why in the test's name: `… (skipped: no freight elevator in the lab)`. */
const REASON = /\(skipped: [^)]+\)/u;

/** Counts tests one by one. A file that failed without a failed test counts as one failure, and so does a skip that names no reason. */
export function tallyOf(report: VitestReport): Tally {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const unexplained = skipped.filter(({ fullName }) => !REASON.test(fullName));
  const crashed = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unexplained.length + crashed.length,
    notes: [
      ...skipped.map(({ fullName }) => `skipped: ${fullName}`),
      ...unexplained.map(({ fullName }) => `skipped without a reason, so counted as failed: ${fullName}`),
      ...crashed.map(({ name, message }) => `could not be run: ${name}${message === undefined ? '' : `: ${message}`}`),
    ],
  };
}

/** The sum of several tallies. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    notes: tallies.flatMap(({ notes }) => notes),
  };
}
