import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random } from '#tests/support/random.ts';
import { type Part } from '../part.ts';
import { crashRound, nextFirst, type Round } from './round.ts';

/** After so many rounds a folder is left for an empty one, as each round reads all of it. */
const ROUNDS_OF_A_FOLDER = 15;

/** Kills the store so often, each time at another moment. */
export async function tortureByCrashes(rounds: number, random: Random): Promise<Part> {
  const faults: unknown[] = [];
  const counts = { acknowledged: 0, sentAgain: 0 };
  for (let done = 0; done < rounds; done += ROUNDS_OF_A_FOLDER) {
    const folder = await mkdtemp(join(tmpdir(), 'parkfit-torture-'));
    let last: Round | undefined;
    for (let round = done; round < Math.min(done + ROUNDS_OF_A_FOLDER, rounds); round += 1) {
      last = await crashRound(folder, { lines: random.below(400), first: nextFirst(folder) });
      faults.push(...last.faults);
      counts.sentAgain += last.sentAgain;
    }
    counts.acknowledged += last?.acknowledged ?? 0;
    process.stdout.write(`${Math.min(done + ROUNDS_OF_A_FOLDER, rounds)} deaths, ${faults.length} faults\n`);
    await rm(folder, { recursive: true });
  }
  const { acknowledged, sentAgain } = counts;
  return {
    what: `${rounds} sudden deaths (${acknowledged} acknowledged operations, ${sentAgain} sent again)`,
    faults,
  };
}
