import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type MatchIndex } from '#server/matchIndex/matchIndex.ts';
import { percentile } from '../percentile.ts';
import { type Clock } from './engine.ts';
import { number } from './lines.ts';
import { type MatchBenchOptions } from './options.ts';

/** Changes that are timed, all over the stock. */
export const CHANGES = 20_000;
/** As many at a time: the clock is too coarse for one. */
const AT_ONCE = 100;

/** What a change of one space takes: taken out, put in again, and put in with another rent. The index is the same afterwards. */
export function changeLine(index: MatchIndex, some: readonly Candidate[], clock: Clock): string {
  // A prime far from the size of a park, so that no two changes after each other are in one.
  const chosen = some.map((_, at) => some[(at * 7919) % some.length]);
  const spaces = [...new Set(chosen)].flatMap((one) => one ?? []);
  const took = (change: (one: Candidate) => unknown, changed = spaces): string => microsText(changed, change, clock);
  const dearer = ({ space, ...rest }: Candidate): Candidate => ({
    ...rest,
    space: { ...space, facts: { ...space.facts, rentFenPerM2Month: 4321 } },
  });
  // Once before, so that nothing is timed that is done once.
  for (const one of spaces.slice(0, 200)) index.put(one);
  const removed = took(({ space }) => index.remove(space.id));
  const put = took((one) => {
    index.put(one);
  });
  // Made before the clock runs: who changes a space has it in hand.
  const replaced = took((one) => {
    index.put(one);
  }, spaces.map(dearer));
  for (const one of spaces) index.put(one);
  return `one space taken out: ${removed}; put in: ${put}; changed: ${replaced} (promised at most 5 µs)`;
}

function microsText(spaces: readonly Candidate[], change: (one: Candidate) => unknown, clock: Clock): string {
  const micros: number[] = [];
  for (let from = 0; from < spaces.length; from += AT_ONCE) {
    const some = spaces.slice(from, from + AT_ONCE);
    const begin = clock();
    for (const one of some) change(one);
    micros.push((1000 * (clock() - begin)) / some.length);
  }
  return `median ${number(percentile(micros, 0.5))} µs`;
}

/** What a process that starts takes to have an index of a snapshot again, to change it and to lay it out anew. */
export function changeLines(path: string, clock: MatchBenchOptions['clock']): string[] {
  const script = fileURLToPath(new URL('fromSnapshot.ts', import.meta.url));
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, path, clock], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return z.array(z.string()).parse(JSON.parse(stdout));
}
