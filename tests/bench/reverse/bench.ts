import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { BEST_KEPT, type ReverseSetting, type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { createMeasuresIn } from '#server/domain/policy/eligibility.ts';
import { promisesOf } from '#server/domain/policy/promises.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { createReverseIndex } from '#server/reverseIndex/reverseIndex.ts';
import { type Clock } from '../match/engine.ts';
import { number } from '../match/lines.ts';
import { CLOCKS } from '../match/options.ts';
import { type Requirement } from '../match/requirements.ts';
import { type World, makeWorld } from '../match/world.ts';
import { type CheckedRequirement, checkedOf } from './checked.ts';
import { createColumnReverse } from './columns.ts';
import { type AskedSpace, type ReverseEngine } from './engine.ts';
import { createNaiveReverse } from './naive.ts';
import { type ReverseBenchOptions } from './options.ts';
import { drawStanding } from './standing.ts';
import { QUESTIONS, questionLines, timeReverse } from './timing.ts';

const AS_OF = '2026-11-22';

/** Prints the figures. */
export async function benchReverse(options: ReverseBenchOptions, print: (line: string) => void): Promise<void> {
  const { spaces, requirements, drawn, sample, seed } = options;
  const clock = CLOCKS.cpu;
  const world = await makeWorld({ spaces, seed, shape: 'clustered' });
  const standing = withBest(world, drawStanding(world, { count: requirements, drawn, seed }));
  print(
    `${world.stock.length} spaces in ${world.ground.parks.length} parks; ${standing.length} standing requirements, the first ten of each kept`,
  );
  const engines = [indexEngine(world, standing, { clock, print }), ...peersOf(world, standing)];
  const asked = sampled(world, sample);
  for (const turn of ['first', 'second'] as const) {
    for (const question of QUESTIONS) {
      const timed = timeReverse(engines, asked, { question, clock });
      questionLines(timed, `${question.name}, a space asked about for the ${turn} time`).forEach(print);
    }
  }
}

function withBest(world: World, asked: readonly Requirement[]): StandingRequirement[] {
  const { evaluate } = createMatchIndex(world.stock, CATALOGUE);
  return asked.map((requirement, at) => ({
    id: `r-${at}`,
    requirement,
    best: evaluate(circumstancesIn(world, requirement), { limit: BEST_KEPT, include: [] }).results.map(
      ({ space, verdict, score }) => ({ id: space.id, verdict, score }),
    ),
  }));
}

function circumstancesIn({ resources, policies }: World, requirement: Requirement): Circumstances {
  return { requirement, resources, ...promisesOf(createMeasuresIn(policies, requirement)) };
}

function indexEngine(
  { resources, policies }: World,
  standing: readonly StandingRequirement[],
  { clock, print }: { readonly clock: Clock; readonly print: (line: string) => void },
): ReverseEngine {
  const setting: ReverseSetting = {
    catalogue: CATALOGUE,
    asOf: AS_OF,
    resources,
    measuresFor: (requirement) => createMeasuresIn(policies, requirement),
  };
  const from = clock();
  const index = createReverseIndex(setting, standing);
  const builtMs = clock() - from;
  print(`index: built in ${number(builtMs)} ms, ${number((1000 * builtMs) / standing.length)} µs a requirement`);
  return {
    name: 'index',
    fitting: ({ candidate }) => index.fitting(candidate),
    entries: ({ candidate }) =>
      index.entries(candidate).map(({ id, place, score: { expected } }) => ({ id, place, expected })),
  };
}

/** Spaces by whose looks the peers put their checks in order. */
const SAMPLED_ROWS = 60;

function peersOf(world: World, standing: readonly StandingRequirement[]): ReverseEngine[] {
  const { rows, ground } = world;
  const sample = everyNth(rows, SAMPLED_ROWS);
  const checked = standing.map((one): CheckedRequirement => {
    // Of a copy, so that nothing is kept of what the checks are made from.
    const requirement = { ...one.requirement, asOf: one.requirement.asOf ?? AS_OF };
    return checkedOf(one, circumstancesIn(world, requirement), { ground, sample });
  });
  return [createColumnReverse(checked, everyNth(sample, 10)), createNaiveReverse(checked)];
}

function sampled({ stock, rows }: World, count: number): AskedSpace[] {
  const spaces = stock.flatMap((candidate, at): AskedSpace[] => {
    const row = rows[at];
    return row === undefined ? [] : [{ candidate, row }];
  });
  return everyNth(spaces, count);
}

/** So many, evenly spread. */
function everyNth<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, at) => at % step === 0).slice(0, count);
}
