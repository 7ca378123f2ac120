import { relative } from 'node:path';
import { type ViteUserConfig, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { builtThreads } from '../support/built/builtThreads.ts';
import root from '../../vitest.config.ts';
import { turnsFor } from './turns.ts';

/**
 * Where the tests that were named stand for the processes that Stryker starts. Its own setting for them, `testFiles`,
 * leaves the mutants of what is made before the tests switched off, so that all of them seem to survive.
 */
const VARIABLE = 'PARKFIT_MUTANT_TESTS';

/** Names the test files that have to notice; none leaves it to all tests of the part. */
export function nameTests(files: readonly string[]): void {
  process.env[VARIABLE] = files.join(' ');
}

/** Vitest over the named test files, else over those of a part, in one project in Node, which is what Stryker can measure: without the browser's set-up. */
export function configFor(include: readonly string[]): ViteUserConfig {
  return defineConfig({
    ...(root.resolve === undefined ? {} : { resolve: root.resolve }),
    plugins: [builtThreads()],
    test: {
      include: namedTests() ?? [...include],
      globalSetup: ['tests/support/built/globalSetup.ts'],
      testTimeout: 60_000,
      // Where what the tests share does not come to be, none of them runs, and no mutant is noticed.
      hookTimeout: 60_000,
      sequence: { sequencer: QuickFirst },
    },
  });
}

function namedTests(): string[] | undefined {
  const named = (process.env[VARIABLE] ?? '').split(' ').filter((file) => file !== '');
  return named.length === 0 ? undefined : named;
}

/**
 * A mutant is done with as soon as one test fails: first run the tests of its own file, which mostly notice, and last the
 * properties.
 */
class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { related = [], root: folder } = this.ctx.config;
    const turnOf = turnsFor(related.map((file) => relative(folder, file)));
    return Promise.resolve(files.toSorted((a, b) => turnOf(a.moduleId) - turnOf(b.moduleId)));
  }
}
