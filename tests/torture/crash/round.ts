import { join } from 'node:path';
import { readAddress } from '#server/store/embedded/address.ts';
import { openFolder } from '#server/store/embedded/folder.ts';
import { reachStore } from '#server/store/embedded/reach.ts';
import { dial, type RawConnection } from '#tests/support/rawConnection.ts';
import { startScript } from '#tests/support/scriptProcess.ts';
import { outcomeOf } from './asking.ts';
import { faultsOf } from './faults.ts';
import { kindOf, lastCommandOf, nameOf } from './operation.ts';
import { readFound, readOwnFaults } from './reading.ts';
import { type History, openRecord, readRecord, type Told } from './record.ts';

/** What a round has shown. */
export interface Round {
  readonly faults: readonly unknown[];
  /** How many operations were acknowledged, of all rounds on this folder. */
  readonly acknowledged: number;
  /** How many had no answer when the process died, and were sent again. */
  readonly sentAgain: number;
}

/**
 * Lets clients write until they have said so many lines, kills store and clients, and looks what is there: before and after
 * what had no answer, and the last that had one, is sent again.
 */
export async function crashRound(folder: string, { lines, first }: CrashWish): Promise<Round> {
  const record = join(folder, 'record');
  openRecord(record).close();
  const child = startScript({ script: 'torture/crash/write.ts', args: [folder, record, String(first)] });
  for (let line = 0; line <= lines; line += 1) {
    if ((await child.lines.next()).done) throw new Error('The clients ended before they were killed.');
  }
  await child.kill();

  const history = readRecord(record);
  return reading(folder, async (connection) => {
    const before = faultsOf(history, await readFound(connection));
    const again = [...history.values()].filter((told) => told.outcome === 'sent');
    const answers = await sendAgain(connection, [...again, ...lastAnswered(history)]);
    writeDown(record, answers);
    const after: History = new Map([...history, ...answers.map((told) => [nameOf(told), told] as const)]);
    const faults = [...before, ...faultsOf(after, await readFound(connection)), ...(await readOwnFaults(connection))];
    const acknowledged = [...after.values()].filter(({ outcome }) => outcome === 'acknowledged').length;
    return { faults, acknowledged, sentAgain: again.length };
  });
}

export interface CrashWish {
  /** After how many lines of the clients they are killed; 0 kills the process while it opens the store. */
  readonly lines: number;
  /** The number of the first operation of each client. */
  readonly first: number;
}

/** A number that no operation of a folder has yet. */
export function nextFirst(folder: string): number {
  const record = join(folder, 'record');
  openRecord(record).close();
  return Math.max(0, ...[...readRecord(record).values()].map(({ number }) => number)) + 1;
}

async function reading<Result>(dataDir: string, use: (connection: RawConnection) => Promise<Result>): Promise<Result> {
  const { stop } = await reachStore({ dataDir, role: 'serve' });
  try {
    const address = readAddress(openFolder(dataDir));
    if (!address) throw new Error('The store has told no address.');
    const connection = await dial(address);
    const result = await use(connection);
    connection.close();
    return result;
  } finally {
    await stop();
  }
}

/** Of each client the last operation, where it was a write that was acknowledged: its answer might have been lost on the way. */
function lastAnswered(history: History): Told[] {
  const lastByClient = new Map<number, Told>();
  for (const told of history.values()) {
    const last = lastByClient.get(told.client);
    if (!last || last.number < told.number) lastByClient.set(told.client, told);
  }
  return [...lastByClient.values()].filter(({ outcome }) => outcome === 'acknowledged');
}

/** What is known after it. A write is done now at the latest; a transaction was committed before or never will be. */
async function sendAgain(connection: RawConnection, again: readonly Told[]): Promise<Told[]> {
  const answers: Told[] = [];
  for (const told of again) {
    const outcome = await outcomeOf(connection, lastCommandOf(told));
    if (outcome === 'refused' && kindOf(told) !== 'transfer') throw new Error(`${nameOf(told)} was refused.`);
    answers.push({ ...told, outcome });
  }
  return answers;
}

function writeDown(record: string, answers: readonly Told[]): void {
  const { tell, close } = openRecord(record);
  for (const told of answers) tell(told);
  close();
}
