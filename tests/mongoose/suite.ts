import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Server } from './server.ts';

/** What became of one test; `file` is within the folder `test` of the suite. */
export interface Told {
  readonly file: string;
  /** The titles of the groups around the test and its own; a hook is told where it failed and took its tests with it. */
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'hook';
  readonly reason?: string | undefined;
}

const Line = z.object({
  title: z.string(),
  outcome: z.enum(['passed', 'failed', 'skipped', 'hook']),
  reason: z.string().optional(),
});

/** How the tests are run. */
export interface SuiteRun {
  readonly folder: string;
  readonly server: Server;
  /** What one test may take unless it says otherwise. */
  readonly timeoutMs: number;
  /** Names of test files within `test`; all of them unless given. */
  readonly files?: readonly string[];
}

/** What was told of one file. */
export interface ToldOfFile {
  readonly file: string;
  readonly told: readonly Told[];
}

/** The files of the suite that its own `npm test` runs, in order. */
async function testFiles(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'test'), { recursive: true });
  return names.filter((name) => name.endsWith('.test.js') && !name.startsWith('encryption')).sort();
}

/** Runs the suite, each file in a process of its own, and tells of every test as its file ends. */
export async function* runSuite(run: SuiteRun): AsyncGenerator<ToldOfFile> {
  const env = environmentFor(run.server);
  for (const file of run.files ?? (await testFiles(run.folder))) {
    yield { file, told: await runFile(file, { ...run, env, options: ['--timeout', `${run.timeoutMs}`] }) };
  }
}

/** Every test that the suite has, without running any. */
export async function allTests(folder: string): Promise<Told[]> {
  const told: Told[] = [];
  for (const file of await testFiles(folder)) {
    told.push(...(await runFile(file, { folder, env: NO_SERVER, options: ['--dry-run'] })));
  }
  return told;
}

/** What the suite's own files read to find the server; without it they start one of their own. */
const NO_SERVER = { MONGOOSE_TEST_URI: 'mongodb://127.0.0.1:1/', MONGOOSE_REPLSET_URI: 'mongodb://127.0.0.1:1/' };

function environmentFor({ uri, setName }: Server): Readonly<Record<string, string>> {
  const replicaSet = setName === undefined ? {} : { START_REPLICA_SET: '1', REPLICA_SET: setName };
  return { MONGOOSE_TEST_URI: uri, MONGOOSE_REPLSET_URI: uri, ...replicaSet };
}

interface FileRun {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly options: readonly string[];
}

const REPORTER = fileURLToPath(new URL('./reporter.cjs', import.meta.url));

/** The largest files take minutes; one that hangs is ended, and what it has told stands. */
const FILE_LIMIT_MS = 15 * 60_000;

async function runFile(file: string, { folder, env, options }: FileRun): Promise<Told[]> {
  const reports = await mkdtemp(join(tmpdir(), 'parkfit-mongoose-'));
  const output = join(reports, 'tests.jsonl');
  const { PATH = '', HOME = '' } = process.env;
  // In one process with the others each file finds the library loaded, and some need that.
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    '--require',
    './index.js',
    '--exit',
    '--reporter',
    REPORTER,
    '--reporter-option',
  ];
  const child = spawn(process.execPath, [...mocha, `output=${output}`, ...options, join('test', file)], {
    cwd: folder,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: FILE_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const said = createWriteStream(join(reports, 'said.txt'));
  child.stdout.pipe(said, { end: false });
  child.stderr.pipe(said, { end: false });
  await once(child, 'close');
  await new Promise((resolve) => said.end(resolve));
  const told = toldOf(file, await readFile(output, 'utf8').catch(() => ''));
  const crash = crashOf(file, { told, code: child.exitCode, said: await readFile(join(reports, 'said.txt'), 'utf8') });
  await rm(reports, { recursive: true });
  return [...told, ...crash];
}

function toldOf(file: string, lines: string): Told[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ file, ...Line.parse(JSON.parse(line)) }));
}

/** Mocha ends with the number of failures; any other end is one that took the rest of the file with it. */
function crashOf(
  file: string,
  { told, code, said }: { readonly told: readonly Told[]; readonly code: number | null; readonly said: string },
): Told[] {
  const failures = told.filter(({ outcome }) => outcome === 'failed' || outcome === 'hook').length;
  if (code === Math.min(failures, 255)) return [];
  return [{ file, title: `ended with ${String(code)}`, outcome: 'hook', reason: said.slice(-2000) }];
}
