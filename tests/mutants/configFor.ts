import { type ViteUserConfig, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import root from '../../vitest.config.ts';

/** Vitest over some test files in one project in Node, which is what Stryker can measure: without the browser's set-up. */
export function configFor(include: readonly string[]): ViteUserConfig {
  return defineConfig({
    ...(root.resolve === undefined ? {} : { resolve: root.resolve }),
    test: { include: [...include], testTimeout: 60_000, sequence: { sequencer: QuickFirst } },
  });
}

/** Properties run last: a mutant is done with as soon as one test fails, and most fail a quick one. */
class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isProperty = ({ moduleId }: TestSpecification): number => (moduleId.includes('/tests/properties/') ? 1 : 0);
    return Promise.resolve([...files].sort((a, b) => isProperty(a) - isProperty(b)));
  }
}
