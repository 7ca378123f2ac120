import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { buildPrograms } from './buildPrograms.ts';
import { BUILT_VARIABLE, ROOT } from './builtPrograms.ts';

/** Within the project, since what is built asks for its packages from where it lies; each run has a folder of its own. */
const ALL_BUILT = join(ROOT, 'coverage/built');

/** Builds what tests start, anew for each run; once where several projects run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (process.env[BUILT_VARIABLE] !== undefined) return () => Promise.resolve();
  const folder = join(ALL_BUILT, String(process.pid));
  await mkdir(ALL_BUILT, { recursive: true });
  for (const left of await readdir(ALL_BUILT)) if (!isRunning(Number(left))) await remove(join(ALL_BUILT, left));
  await buildPrograms(folder);
  process.env[BUILT_VARIABLE] = folder;
  project.onTestsRerun(() => buildPrograms(folder));
  return () => remove(folder);
}

/** Runs that were ended by force leave what they have built. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
