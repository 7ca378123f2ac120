import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startScript } from '#tests/support/scriptProcess.ts';
import { fuzz } from './fuzz.ts';

/** How much memory the server may have, whatever it is sent: the room for half messages, as much again, and what it has anyway. */
const MAX_MEMORY_MB = 1024;

/** Sends changed messages to a server in a process of its own, whose memory is measured meanwhile; tells whether all went well. */
export async function fuzzStore({
  seed,
  messages,
}: {
  readonly seed: number;
  readonly messages: number;
}): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'parkfit-fuzz-'));
  const server = startScript({ script: 'fuzz/serve.ts', args: [folder] });
  const nextNumber = async (): Promise<number> => {
    const line = await server.lines.next();
    if (line.done === true) throw new Error(`The server has ended: ${await server.ended}.`);
    return Number(line.value);
  };
  const port = await nextNumber();
  const memoryMb: number[] = [];
  const fuzzed = await fuzz({
    address: { transport: 'tcp', port },
    seed,
    messages,
    async onChecked(sent) {
      server.say('memory');
      memoryMb.push(Math.round((await nextNumber()) / 2 ** 20));
      process.stdout.write(`${sent} sent, the server has ${memoryMb.at(-1)} MB\n`);
    },
  });
  await server.kill();
  await rm(folder, { recursive: true });

  const { sent, answered, refused, silent, changes, faults } = fuzzed;
  const mostMb = Math.max(...memoryMb);
  for (const [change, count] of changes) process.stdout.write(`${change}: ${count}\n`);
  process.stdout.write(
    `${sent} changed messages: ${answered} answers, ${refused} errors, ${silent} connections ended without a word; ` +
      `memory ${memoryMb[0] ?? 0} MB at first, ${mostMb} MB at most; ${faults.length} faults\n`,
  );
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  return faults.length === 0 && mostMb <= MAX_MEMORY_MB;
}
