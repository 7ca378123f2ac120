import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#server/store/connect.ts';
import { startScript } from '#tests/support/scriptProcess.ts';
import { openRecord, readRecord } from '../crash/record.ts';
import { type Part } from '../part.ts';

/** A way in which the system refuses to write. */
interface SystemFault {
  readonly what: string;
  readonly within?: string;
  readonly wrapper?: readonly string[];
}

/** One call in fifty fails, by chance, in a library between the program and the system. */
function failingCalls(name: string): SystemFault {
  const folder = name === 'fdatasync' ? 'sync' : 'rw';
  const way = `enable_random name=posix/io/${folder}/${name},probability=0.02`;
  return { what: `calls of ${name} that fail`, wrapper: ['fiu-run', '-x', '-c', way] };
}

const FULL_DISKS: readonly SystemFault[] = [3000, 6000, 9000].map((blocks) => ({
  what: `a disk that is full after ${blocks} blocks`,
  within: `ulimit -f ${blocks}`,
}));

/** Each several times, as chance decides whether it is the opening or the hundredth write that fails. */
const FAILING_CALLS = ['fdatasync', 'pwrite', 'fdatasync', 'pwrite', 'fdatasync', 'pwrite'].map(failingCalls);

/** More than any of the full disks takes. */
const MOST = 4000;

/** Lets the system refuse, and looks what is there when it does not any more. */
export async function tortureBySystem(): Promise<Part[]> {
  const parts: Part[] = [];
  for (const fault of FULL_DISKS) parts.push(await writeUnder(fault));
  const hasFiu = spawnSync('fiu-run', ['-h']).error === undefined;
  for (const fault of FAILING_CALLS)
    parts.push(hasFiu ? await writeUnder(fault) : { what: fault.what, faults: [], notRun: 'fiu-run was not found' });
  return parts;
}

async function writeUnder({ what, within, wrapper }: SystemFault): Promise<Part> {
  const folder = await mkdtemp(join(tmpdir(), 'parkfit-torture-'));
  const record = join(folder, 'record');
  openRecord(record).close();
  const child = startScript({
    script: 'torture/system/write.ts',
    args: [folder, record, String(MOST)],
    ...(within !== undefined && { within }),
    ...(wrapper !== undefined && { wrapper }),
  });
  const line = await child.lines.next();
  const end = await child.ended;
  const told = line.done === true ? `ended with ${end} and no word` : line.value;
  const acknowledged = [...readRecord(record).values()].map(({ number }) => number);
  const faults = [...(line.done === true ? [told] : []), ...(await lostOf(folder, acknowledged))];
  await rm(folder, { recursive: true });
  return { what: `${what} (${acknowledged.length} acknowledged, then: ${told})`, faults };
}

async function lostOf(dataDir: string, acknowledged: readonly number[]): Promise<unknown[]> {
  const store = await openStore({ dataDir }, 'serve');
  try {
    const rows = store.connection.collection<{ _id: number }>('rows');
    const found = new Set((await rows.find().toArray()).map(({ _id }) => _id));
    const lost = acknowledged.filter((number) => !found.has(number)).map((number) => `${number} is lost`);
    const checks = [await store.connection.db?.command({ parkfitVerifyLog: 1 })];
    if (found.size > 0) checks.push(await store.connection.db?.command({ validate: 'rows' }));
    return [...lost, ...checks.filter((answer) => answer?.['valid'] !== true)];
  } finally {
    await store.close();
  }
}
