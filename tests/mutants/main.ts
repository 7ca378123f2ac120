import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { nameTests } from './configFor.ts';
import { fileLines, noticedOf, percent, shareOf } from './noticed.ts';
import { MUTANTS_USAGE, readMutantOptions } from './options.ts';
import { type MutatedFiles, mutatedFiles } from './parts.ts';

/**
 * `npm run mutants`: changes the matching engine, access and sessions in thousands of small ways and counts how many
 * of them their tests notice. Fails where a part falls below its share.
 */
const OUTPUT = 'coverage/mutants';

const options = readMutantOptions(process.argv.slice(2));
if (options === undefined) process.stdout.write(`${MUTANTS_USAGE}\n`);
else for (const mutated of mutatedFiles(options.files)) await mutate(mutated, options.tests);

async function mutate({ part, files, isWhole }: MutatedFiles, tests: readonly string[]): Promise<void> {
  nameTests(tests);
  const stryker = new Stryker({
    mutate: [...files],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: part.vitestConfig },
    concurrency: 2,
    // Properties take longer on unlucky seeds, and on a machine that has other work.
    timeoutMS: 20_000,
    timeoutFactor: 3,
    dryRunTimeoutMinutes: 20,
    ignoreStatic: isWhole && !part.isLoadingMutated,
    // A run of some files would mix their outcomes with those of an earlier whole run.
    incremental: isWhole,
    incrementalFile: `${OUTPUT}/${part.name}.incremental.json`,
    tempDirName: `${OUTPUT}/sandbox`,
    ignorePatterns: ['data', 'client/dist', 'docs', 'coverage'],
    reporters: ['clear-text', 'html', 'progress-append-only'],
    htmlReporter: { fileName: `${OUTPUT}/${part.name}.html` },
    clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: false, logTests: false },
    thresholds: { high: 100, low: 100, break: null },
  });
  const outcomes = (await stryker.runMutationTest()).map(({ fileName, status }) => ({
    fileName: relative('.', fileName),
    status,
  }));
  const noticed = noticedOf(outcomes);
  const isEnough = shareOf(noticed) >= part.least;
  process.stdout.write(
    [
      ...fileLines(outcomes),
      `${percent(noticed)}  ${noticed.noticed} of ${noticed.total}  ${part.folder}: ${isEnough ? 'enough' : 'too few'}, ${part.least * 100} % must be noticed`,
      '',
    ].join('\n'),
  );
  if (!isEnough) process.exitCode = 1;
}
