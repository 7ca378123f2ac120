import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { countedNames, nameOf, reasonByListedName } from './names.ts';
import { askServer } from './server.ts';
import { runSuite, type Told } from './suite.ts';
import { judge, type Verdict } from './verdict.ts';

/** `npm run test:mongoose -- <folder> <uri> [file …] [--results file] [--timeout ms]`: mongoose's own tests on a server. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { results: { type: 'string' }, timeout: { type: 'string' } },
});
const [folder, uri, ...files] = positionals;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Of the tests that count, below which the run is a failure. */
const LEAST_SHARE = 0.95;

/** What a test may take, as the suite's own script for replica sets has it. */
const TIMEOUT_MS = 30_000;

if (folder === undefined || uri === undefined) {
  process.stderr.write('Expected the folder of mongoose with its tests and the address of a server.\n');
  process.exitCode = 2;
} else {
  const told = await run(folder, uri);
  const within = (name: string): boolean => files.length === 0 || files.some((file) => name.startsWith(`${file}: `));
  const counted = new Set([...(await countedNames())].filter(within));
  const verdict = judge(told, { counted, listed: new Set((await reasonByListedName()).keys()) });
  for (const line of linesOf(verdict)) say(line);
  process.exitCode = verdict.share < LEAST_SHARE ? 1 : 0;
}

async function run(suite: string, address: string): Promise<Told[]> {
  const server = await askServer(address);
  const told: Told[] = [];
  const timeoutMs = Number(values.timeout ?? TIMEOUT_MS);
  const chosen = files.length === 0 ? {} : { files };
  for await (const { file, told: ofFile } of runSuite({ folder: suite, server, timeoutMs, ...chosen })) {
    told.push(...ofFile);
    for (const test of ofFile.filter(({ outcome }) => outcome === 'hook')) say(`${nameOf(test)}: ${firstLine(test)}`);
    say(`${file}: ${ofFile.filter(({ outcome }) => outcome === 'passed').length} of ${ofFile.length}`);
  }
  if (values.results !== undefined)
    await writeFile(
      values.results,
      told.map((test) => `${JSON.stringify(test)}\n`),
    );
  return told;
}

function firstLine({ reason = '' }: Told): string {
  return reason.split('\n')[0] ?? '';
}

function linesOf({ passed, failed, listed, listedInVain, failedBesides, share }: Verdict): string[] {
  return [
    ...failed.map((name) => `failed: ${name}`),
    ...failedBesides.map((name) => `failed, but does not count: ${name}`),
    ...listedInVain.map((name) => `listed, but passes: ${name}`),
    `${passed.length} passed, ${failed.length} failed, ${listed.length} listed: ${(share * 100).toFixed(2)} % of those that count`,
  ];
}
