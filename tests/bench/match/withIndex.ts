import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { writeIndex } from './benchSnapshot.ts';
import { LIMIT } from './inTurn.ts';
import { number } from './lines.ts';
import { CLOCKS, type MatchBenchOptions } from './options.ts';
import { type Requirement } from './requirements.ts';
import { type StartedIndex, startIndex } from './startedIndex.ts';
import { type World, circumstancesIn } from './world.ts';

/** Of what an index is built, and who hears what that took. */
interface Building {
  readonly world: World;
  /** The first of them are asked once it is built, for it may lay out what it needs when it is first asked. */
  readonly others: readonly Requirement[];
  readonly clock: MatchBenchOptions['clock'];
  readonly say?: (line: string) => void;
}

/** Builds an index, writes its image to a file, starts a process that loads it, and does something with both. */
export async function withIndex<T>(
  building: Building,
  work: (index: StartedIndex, path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parkfit-bench-'));
  const path = join(folder, 'index.snapshot');
  try {
    await buildInto(path, building);
    const index = await startIndex(path, building.clock);
    try {
      return await work(index, path);
    } finally {
      await index.engine.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Requirements that are asked of what was just built. */
const FIRST = 20;

async function buildInto(path: string, { world, others, say, ...building }: Building): Promise<void> {
  const { stock } = world;
  const clock = CLOCKS[building.clock];
  const first = others.slice(0, FIRST).map((one) => circumstancesIn(world, one));
  const before = heldBytes();
  const from = clock();
  const index = createMatchIndex(stock, CATALOGUE);
  const built = clock();
  for (const one of first) index.evaluate(one, { limit: LIMIT, include: [] });
  const whole = clock();
  const bytes = (heldBytes() - before) / stock.length;
  const rate = number(stock.length / 1000 / (built - from));
  say?.(
    `index built in ${number(built - from)} ms, ${rate} million spaces a second (promised 0.5); ${number(whole - built)} ms more for the first ${first.length} answers, with what it lays out when first asked; ${number(bytes)} bytes a space beyond the stock (promised at most 150)`,
  );
  const begin = clock();
  await writeIndex(path, index);
  say?.(`image written in ${number(clock() - begin)} ms`);
}

/** What is alive, objects and arrays. Shared memory is given back no sooner than by the second collection after its last use. */
function heldBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
