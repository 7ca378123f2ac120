import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Tally, VitestReport, tallyOf } from './tally.ts';

/** The static checks, each a script of package.json and each counted as one. */
export const CHECKS = ['format', 'types', 'lint', 'architecture', 'unused', 'lock'] as const;

/** Runs one static check, in the time that tests beside it leave: they wait often, and must not be made to wait longer. */
export async function check(name: (typeof CHECKS)[number]): Promise<Tally> {
  heading(name);
  const code = await run(NPM, ['run', '--silent', `check:${name}`], constants.priority.PRIORITY_BELOW_NORMAL);
  return code === 0
    ? { passed: 1, failed: 0, notes: [] }
    : { passed: 0, failed: 1, notes: [`failed: ${name} (npm run check:${name})`] };
}

/**
 * Runs the tests of some vitest projects, or of some of their files, and counts them by vitest's own report; a run that
 * ends without one counts as a failure.
 */
export async function test(projects: readonly string[], files: readonly string[] = []): Promise<Tally> {
  heading(`tests: ${projects.join(', ')}`);
  const folder = await mkdtemp(join(tmpdir(), 'parkfit-report-'));
  const report = join(folder, 'report.json');
  const code = await run(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...files,
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const text = await readFile(report, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  return withCrash(text === undefined ? undefined : tallyOf(VitestReport.parse(JSON.parse(text))), {
    code,
    what: projects.join(', '),
  });
}

/** A run that failed without saying of which test (an unhandled error, a set-up that broke) is one failure more. */
function withCrash(tally: Tally | undefined, { code, what }: { code: number; what: string }): Tally {
  if (tally !== undefined && (code === 0 || tally.failed > 0)) return tally;
  const notes = [...(tally?.notes ?? []), `crashed: tests ${what} ended with ${code}`];
  return { passed: tally?.passed ?? 0, failed: 1, notes };
}

const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a program, and what that starts, with a priority of the system. */
async function run(command: string, parameters: readonly string[], priority = 0): Promise<number> {
  const child = spawn(command, [...parameters], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (child.pid !== undefined && priority > 0) setPriority(child.pid, priority);
  const ended = await Promise.race([once(child, 'exit'), once(child, 'error').then(() => [1])]);
  return typeof ended[0] === 'number' ? ended[0] : 1;
}

function heading(text: string): void {
  process.stdout.write(`\n── ${text}\n`);
}
