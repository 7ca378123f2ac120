import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/run/longFirst.ts';
import { builtThreads } from './tests/support/built/builtThreads.ts';

const alias = Object.fromEntries(
  ['shared', 'server', 'client', 'seed', 'tests'].map((folder) => [
    `#${folder}`,
    new URL(`./${folder}`, import.meta.url).pathname,
  ]),
);

/** What tests start is built before they begin: from its source, each process and each thread of a store takes seconds to load. */
const BUILT = 'tests/support/built/globalSetup.ts';

/** Tests in Node, in jsdom (the client's layers and views) and in a real Chromium against the built client. */
export default defineConfig({
  resolve: { alias },
  test: {
    // On two cores one file at a time would leave one of them idle: the tests of the store mostly wait for processes.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        resolve: { alias },
        plugins: [builtThreads()],
        test: {
          name: 'node',
          globalSetup: [BUILT],
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/client/**', 'tests/browser/**'],
          // Each file loads what it needs once more otherwise, which is half of the time of most; what they open they close.
          isolate: false,
          testTimeout: 60_000,
          // A server over a store with what ships takes some seconds, and more where others work too.
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          // To make a page for each file takes far longer than its tests, which all leave the page as it was.
          isolate: false,
          include: ['tests/client/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        plugins: [builtThreads()],
        test: {
          name: 'browser',
          globalSetup: [BUILT, 'tests/browser/support/globalSetup.ts'],
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
