import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { readSnapshot, writeSnapshot } from '#server/features/matches/snapshot.ts';
import { type MatchIndex, matchIndexOfImage } from '#server/matchIndex/matchIndex.ts';
import { percentile } from '../percentile.ts';
import { type Clock } from './engine.ts';
import { number } from './lines.ts';

/** Changes that are timed, all over the stock. */
const CHANGES = 20_000;
/** As many at a time: the clock is too coarse for one. */
const AT_ONCE = 100;

/** What a change of one space takes: taken out, put in again, and put in with another rent. The stock is the same afterwards. */
export function changeLines(index: MatchIndex, stock: Stock, clock: Clock): string[] {
  const every = Math.max(1, Math.floor(stock.length / CHANGES));
  // A prime far from the size of a park, so that no two changes after each other are in one.
  const chosen = stock.filter((_, at) => at % every === 0).map((_, at, all) => all[(at * 7919) % all.length]);
  const spaces = [...new Set(chosen)].flatMap((one) => one ?? []);
  const took = (change: (one: Candidate) => unknown): string => microsText(spaces, change, clock);
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
  const replaced = took((one) => {
    index.put(dearer(one));
  });
  for (const one of spaces) index.put(one);
  return [`one space taken out: ${removed}; put in: ${put}; changed: ${replaced} (promised at most 5 µs)`];
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

/** What it takes to write the image of an index to a file, and to have an index of it again. */
export async function snapshotLine(index: MatchIndex, clock: Clock): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parkfit-bench-'));
  const path = join(folder, 'index.snapshot');
  const built = { dataVersion: 1, catalogue: CATALOGUE, setting: 'bench' };
  try {
    const begin = clock();
    await writeSnapshot(path, { ...index.image(), realByPark: [] }, built);
    const written = clock();
    const read = await readSnapshot(path, built);
    const again = read !== undefined && 'image' in read ? matchIndexOfImage(read.image, CATALOGUE).size() : 0;
    const loaded = clock();
    return `image written in ${number(written - begin)} ms, an index of ${again} spaces loaded from it in ${number(loaded - written)} ms (promised at most 100 ms)`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
