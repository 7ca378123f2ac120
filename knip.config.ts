import { type KnipConfig } from 'knip';

/** What nothing uses goes; the exceptions say why they stay. */
const config: KnipConfig = {
  entry: [
    'tests/**/*.test.{ts,tsx}',
    'tests/run/{main,lock,mongod,sharded}.ts',
    // Run by hand with the folder of mongoose's own tests; the reporter is loaded there by path.
    'tests/mongoose/{run,count}.ts',
    'tests/mongoose/reporter.cjs',
    'tests/fuzz/serve.ts',
    'tests/bench/load/serve.ts',
    // Stryker loads them by path.
    'tests/mutants/{matching,matchIndex,access,sessions}.vitest.config.ts',
    'tests/bench/http/{bare,load}.ts',
    'tests/torture/crash/write.ts',
    'tests/torture/{damage/read,system/write}.ts',
    // Processes of their own, which tests start by path.
    'tests/server/store/embedded/processes/{serve,join,fill}.ts',
  ],
  project: ['{shared,server,client,seed,tests}/**/*.{ts,tsx,mjs}'],
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Of Debian's fiu-utils; where it is not installed, the torture says so.
  ignoreBinaries: ['fiu-run'],
  ignoreDependencies: [
    // A plugin of Stryker, which finds it by its name.
    '@stryker-mutator/vitest-runner',
  ],
};

export default config;
