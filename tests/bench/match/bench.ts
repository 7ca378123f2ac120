import { percentile } from '../percentile.ts';
import { changeLines } from './changes.ts';
import { type AwaitedEngine } from './engine.ts';
import { type Asking, explanationLines } from './explanations.ts';
import { type Peer, type Timed, timeInTurn } from './inTurn.ts';
import { number, timedLines } from './lines.ts';
import { CLOCKS, type MatchBenchOptions } from './options.ts';
import { partLines } from './parts.ts';
import { createColumnBundles } from './peers/columnBundles.ts';
import { createColumnScan } from './peers/columns.ts';
import { type ColumnStore, columnStoreOf } from './peers/columnStore.ts';
import { createNaive } from './peers/naive.ts';
import { type Requirement, drawRequirements } from './requirements.ts';
import { TARGETS } from './targets.ts';
import { withIndex } from './withIndex.ts';
import { type World, type WorldSetting, circumstancesIn, makeWorld } from './world.ts';

/** Prints the figures over one stock; returns the median of the index. */
export async function benchShape(
  shape: WorldSetting['shape'],
  options: MatchBenchOptions,
  print: (line: string) => void,
): Promise<number> {
  const { spaces, seed, sample } = options;
  const clock = CLOCKS[options.clock];
  const world = await makeWorld({ spaces, seed, shape });
  const asking = drawnFor(world, options);
  const say = (line: string): void => {
    print(`${world.stock.length} ${shape} spaces: ${line}`);
  };
  say(worldText(world, asking.asked));
  return withIndex({ world, others: asking.others, clock: options.clock, say }, async (index, path) => {
    const store = columnStoreOf(world.rows, world.ground);
    const duckDb = await openDuckDb(options, store);
    const peers: Peer[] = [
      { engine: createColumnScan(store), isSlow: false },
      { engine: createNaive(world.rows, world.ground), isSlow: true },
      ...duckDb.map((engine) => ({ engine, isSlow: true })),
    ];
    const circumstancesOf = (one: Requirement) => circumstancesIn(world, one);
    const timed = await timeInTurn(index.engine, peers, { ...asking, circumstancesOf, sample, clock });
    timedLines(timed, TARGETS[shape]).forEach(say);
    for (const engine of duckDb) await engine.close();
    const few = { ...asking, asked: asking.asked.slice(0, sample) };
    (await explanationLines(index, few)).forEach(say);
    const bundles = createColumnBundles(store, world.stock);
    (await partLines({ ...few, index, bundles, circumstancesOf, clock })).forEach(say);
    changeLines(path, options.clock).forEach(say);
    return medianMs(timed);
  });
}

/** Loaded only where it is wanted: it is many megabytes, and there are machines that it does not run on. */
async function openDuckDb({ hasDuckDb }: MatchBenchOptions, store: ColumnStore): Promise<AwaitedEngine[]> {
  if (!hasDuckDb) return [];
  const { createDuckDb } = await import('./peers/duckdb.ts');
  return [await createDuckDb(store)];
}

/** How the median of the index grows from a hundredth of the spaces to all: the exponent of the number of spaces. */
export async function growthLine(median: number, options: MatchBenchOptions): Promise<string> {
  const spaces = Math.ceil(options.spaces / 100);
  const world = await makeWorld({ spaces, seed: options.seed, shape: 'clustered' });
  const { asked, others } = drawnFor(world, options);
  const timed = await withIndex({ world, others, clock: options.clock }, ({ engine }) =>
    timeInTurn(engine, [], {
      ...{ asked, others, sample: options.sample, clock: CLOCKS[options.clock] },
      circumstancesOf: (one) => circumstancesIn(world, one),
    }),
  );
  const small = medianMs(timed);
  const exponent = Math.log(median / small) / Math.log(options.spaces / spaces);
  return `growth of the median of the index from ${spaces} to ${options.spaces} clustered spaces: from ${number(small)} to ${number(median)} ms, exponent ${number(exponent)} (promised at most 0.5)`;
}

function drawnFor(world: World, { requirements, warmUp, seed }: MatchBenchOptions): Asking {
  return {
    asked: drawRequirements(world, { count: requirements, seed }),
    others: drawRequirements(world, { count: warmUp, seed: seed + 1 }),
  };
}

/** Of the index, which comes first. */
function medianMs([index]: readonly Timed[]): number {
  return percentile([...(index?.msByNumber.values() ?? [])], 0.5);
}

function worldText({ ground }: World, drawn: readonly Requirement[]): string {
  const asksOf = (level: 'must' | 'prefer'): number[] =>
    drawn.map(({ criteria }) => Object.values(criteria).filter((ask) => ask.level === level).length);
  const criteria = new Set(drawn.flatMap((one) => Object.keys(one.criteria)));
  return `in ${ground.parks.length} parks; ${drawn.length} requirements over ${criteria.size} criteria, ${percentile(asksOf('must'), 0.5)} musts (from ${Math.min(...asksOf('must'))}) and ${percentile(asksOf('prefer'), 0.5)} preferences each at the median`;
}
