import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What tests start as processes of their own, and the threads of the product: each takes seconds to load from its source. */
export const PROGRAMS = [
  'server/cli.ts',
  'server/main.ts',
  'server/store/embedded/serveInWorker.ts',
  'server/engine/answerInWorker.ts',
  'tests/fuzz/serve.ts',
  'tests/server/store/embedded/processes/fill.ts',
  'tests/server/store/embedded/processes/join.ts',
  'tests/server/store/embedded/processes/serve.ts',
  'tests/torture/crash/write.ts',
  'tests/torture/damage/read.ts',
  'tests/torture/system/write.ts',
] as const;

/** Holds the folder of the programs as they were built when the tests began; absent where nothing was built. */
export const BUILT_VARIABLE = 'PARKFIT_TESTS_BUILT';

/** How Node is to run a TypeScript program, given from the project's folder: as it was built, or else from its source. */
export function nodeWordsOf(program: string): readonly string[] {
  const folder = process.env[BUILT_VARIABLE];
  const isBuilt = PROGRAMS.some((built) => built === program);
  if (folder === undefined || !isBuilt) return ['--import', 'tsx', join(ROOT, program)];
  return ['--enable-source-maps', join(folder, builtName(program))];
}

/** Files that start a thread of the product, and what runs in it. */
const THREADS: Readonly<Record<string, (typeof PROGRAMS)[number]>> = {
  'server/store/embedded/storeThread.ts': 'server/store/embedded/serveInWorker.ts',
  'server/engine/thread.ts': 'server/engine/answerInWorker.ts',
};

/** How they name it. */
const THREAD_PROGRAM = "new URL('./worker.mjs', import.meta.url)";

/** The source of a module, which starts a thread as it was built. */
export function withBuiltThread(source: string, { path, folder }: { path: string; folder: string }): string {
  const program = Object.entries(THREADS).find(([starter]) => path === join(ROOT, starter))?.[1];
  if (program === undefined) return source;
  if (!source.includes(THREAD_PROGRAM)) throw new Error(`${path} starts no thread by ${THREAD_PROGRAM}`);
  const built = pathToFileURL(join(folder, builtName(program))).href;
  return source.replace(THREAD_PROGRAM, `new URL(${JSON.stringify(built)})`);
}

function builtName(program: string): string {
  return program.replace(/\.ts$/u, '.js');
}
