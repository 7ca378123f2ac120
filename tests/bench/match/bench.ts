import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { createMatchIndex, type MatchIndex } from '#server/matchIndex/matchIndex.ts';
import { percentile } from '../percentile.ts';
import { snapshotLines } from './changes.ts';
import { type AwaitedEngine } from './engine.ts';
import { explanationLines } from './explanations.ts';
import { indexEngine } from './indexEngine.ts';
import { type Peer, LIMIT, timeInTurn } from './inTurn.ts';
import { number, timedLines } from './lines.ts';
import { CLOCKS, type MatchBenchOptions } from './options.ts';
import { partLines } from './parts.ts';
import { createColumnBundles } from './peers/columnBundles.ts';
import { createColumnScan } from './peers/columns.ts';
import { columnStoreOf } from './peers/columnStore.ts';
import { createNaive } from './peers/naive.ts';
import { type Requirement, drawRequirements } from './requirements.ts';
import { TARGETS } from './targets.ts';
import { type World, type WorldSetting, circumstancesIn, makeWorld } from './world.ts';

/** Prints the figures over one stock; returns the median of the index. */
export async function benchShape(
  shape: WorldSetting['shape'],
  options: MatchBenchOptions,
  print: (line: string) => void,
): Promise<number> {
  const { spaces, seed, requirements, sample } = options;
  const clock = CLOCKS[options.clock];
  const world = await makeWorld({ spaces, seed, shape });
  const drawn = drawRequirements(world, { count: requirements, seed });
  const say = (line: string): void => {
    print(`${world.stock.length} ${shape} spaces: ${line}`);
  };
  say(worldText(world, drawn));
  const { changing, line } = builtIndex(world.stock, drawn.map((one) => circumstancesIn(world, one)).slice(0, 20));
  const index = changing.evaluate;
  say(line);
  const store = columnStoreOf(world.rows, world.ground);
  const duckDb = await openDuckDb(options, store);
  const peers: Peer[] = [
    { engine: createColumnScan(store), isSlow: false },
    { engine: createNaive(world.rows, world.ground), isSlow: true },
    ...duckDb.map((engine) => ({ engine, isSlow: true })),
  ];
  const circumstancesOf = (at: number) => circumstancesIn(world, drawn[at] ?? NOTHING_ASKED);
  const timed = await timeInTurn(indexEngine(changing.rank), peers, { circumstancesOf, requirements, sample, clock });
  timedLines(timed, TARGETS[shape]).forEach(say);
  for (const engine of duckDb) await engine.close();
  const asked = drawn.slice(0, sample).map((one) => circumstancesIn(world, one));
  (await snapshotLines(changing, options.clock)).forEach(say);
  explanationLines({ index: changing, asked, clock }).forEach(say);
  partLines({ index, bundles: createColumnBundles(store, world.stock), asked, clock }).forEach(say);
  return percentile([...(timed[0]?.msByNumber.values() ?? [])], 0.5);
}

const NOTHING_ASKED: Requirement = { criteria: {}, asOf: '2026-11-22' };

/** Loaded only where it is wanted: it is many megabytes, and there are machines that it does not run on. */
async function openDuckDb(
  { hasDuckDb }: MatchBenchOptions,
  store: ReturnType<typeof columnStoreOf>,
): Promise<AwaitedEngine[]> {
  if (!hasDuckDb) return [];
  const { createDuckDb } = await import('./peers/duckdb.ts');
  return [await createDuckDb(store)];
}

/** How the median of the index grows from a hundredth of the spaces to all: the exponent of the number of spaces. */
export async function growthLine(median: number, options: MatchBenchOptions): Promise<string> {
  const spaces = Math.ceil(options.spaces / 100);
  const world = await makeWorld({ spaces, seed: options.seed, shape: 'clustered' });
  const drawn = drawRequirements(world, { count: options.requirements, seed: options.seed });
  const index = indexEngine(createMatchIndex(world.stock, CATALOGUE).rank);
  const timed = await timeInTurn(index, [], {
    circumstancesOf: (at) => circumstancesIn(world, drawn[at] ?? NOTHING_ASKED),
    requirements: options.requirements,
    sample: options.sample,
    clock: CLOCKS[options.clock],
  });
  const small = percentile([...(timed[0]?.msByNumber.values() ?? [])], 0.5);
  const exponent = Math.log(median / small) / Math.log(options.spaces / spaces);
  return `growth of the median of the index from ${spaces} to ${options.spaces} clustered spaces: from ${number(small)} to ${number(median)} ms, exponent ${number(exponent)} (promised at most 0.5)`;
}

function worldText({ ground }: World, drawn: readonly Requirement[]): string {
  const asksOf = (level: 'must' | 'prefer'): number[] =>
    drawn.map(({ criteria }) => Object.values(criteria).filter((ask) => ask.level === level).length);
  const criteria = new Set(drawn.flatMap((one) => Object.keys(one.criteria)));
  return `in ${ground.parks.length} parks; ${drawn.length} requirements over ${criteria.size} criteria, ${percentile(asksOf('must'), 0.5)} musts (from ${Math.min(...asksOf('must'))}) and ${percentile(asksOf('prefer'), 0.5)} preferences each at the median`;
}

/** Builds the index and asks it a few requirements, for it may lay out what it needs when it is first asked. */
function builtIndex(
  stock: Stock,
  asked: readonly ReturnType<typeof circumstancesIn>[],
): { readonly changing: MatchIndex; readonly line: string } {
  const before = heldBytes();
  const from = performance.now();
  const changing = createMatchIndex(stock, CATALOGUE);
  const built = performance.now();
  for (const one of asked) changing.evaluate(one, { limit: LIMIT, include: [] });
  const whole = performance.now();
  const bytes = (heldBytes() - before) / stock.length;
  const rate = number(stock.length / 1000 / (built - from));
  return {
    changing,
    line: `index built in ${number(built - from)} ms, ${rate} million spaces a second (promised 0.5); ${number(whole - built)} ms more for the first ${asked.length} answers, with what it lays out when first asked; ${number(bytes)} bytes a space beyond the stock (promised at most 150)`,
  };
}

/** What is alive, objects and arrays. */
function heldBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
