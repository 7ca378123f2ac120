import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { BEST_KEPT, type ReverseSetting, type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { createMeasuresIn } from '#server/domain/policy/eligibility.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { createReverseIndex } from '#server/reverseIndex/reverseIndex.ts';
import { number } from '../match/lines.ts';
import { rowPlanOf } from '../match/peers/naive.ts';
import { type Requirement } from '../match/requirements.ts';
import { type World, circumstancesIn, makeWorld } from '../match/world.ts';
import { percentile } from '../percentile.ts';
import { type AskedSpace, type ReverseEngine } from './engine.ts';
import { type NaiveRequirement, createNaiveReverse } from './naive.ts';
import { type ReverseBenchOptions } from './options.ts';
import { drawStanding } from './standing.ts';

/** Milliseconds for which this process was at work: the machine may have other work too. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Prints the figures. */
export async function benchReverse(options: ReverseBenchOptions, print: (line: string) => void): Promise<void> {
  const { spaces, requirements, drawn, sample, seed } = options;
  const world = await makeWorld({ spaces, seed, shape: 'clustered' });
  const asked = drawStanding(world, { count: requirements, drawn, seed });
  print(`${world.stock.length} spaces in ${world.ground.parks.length} parks; ${asked.length} standing requirements`);
  const standing = withBest(world, asked);
  print('the first ten of each are known');
  const setting: ReverseSetting = {
    catalogue: CATALOGUE,
    asOf: '2026-11-22',
    resources: world.resources,
    measuresFor: (requirement) => createMeasuresIn(world.policies, requirement),
  };
  const from = cpuMs();
  const index = createReverseIndex(setting, standing);
  print(`index built in ${number(cpuMs() - from)} ms`);
  const engines: ReverseEngine[] = [
    {
      name: 'index',
      fitting: ({ candidate }) => index.fitting(candidate),
      entries: ({ candidate }) =>
        index.entries(candidate).map(({ id, place, score: { expected } }) => ({ id, place, expected })),
    },
    createNaiveReverse(naiveOf(world, standing)),
  ];
  const step = Math.max(1, Math.floor(world.stock.length / sample));
  const some = world.stock.flatMap((candidate, at): AskedSpace[] => {
    const row = world.rows[at];
    return at % step === 0 && row !== undefined ? [{ candidate, row }] : [];
  });
  for (const turn of ['first asked', 'asked again'] as const) {
    measured('which it fits', some, engines, (engine, space) => {
      const { met, unconfirmed } = engine.fitting(space);
      return [[...met].sort(), [...unconfirmed].sort()];
    }).forEach((line) => {
      print(`${turn}, ${line}`);
    });
    measured('whose first ten it enters', some, engines, (engine, space) =>
      [...engine.entries(space)].sort((one, other) => (one.id < other.id ? -1 : 1)),
    ).forEach((line) => {
      print(`${turn}, ${line}`);
    });
  }
}

function measured(
  what: string,
  spaces: readonly AskedSpace[],
  engines: readonly ReverseEngine[],
  ask: (engine: ReverseEngine, space: AskedSpace) => unknown,
): string[] {
  const ms = engines.map((): number[] => []);
  let different = 0;
  for (const space of spaces) {
    const answers = engines.map((engine, at) => {
      const from = cpuMs();
      const answer = what === 'which it fits' ? engine.fitting(space) : engine.entries(space);
      ms[at]?.push(cpuMs() - from);
      void answer;
      return JSON.stringify(ask(engine, space));
    });
    if (answers.some((answer) => answer !== answers[0])) different += 1;
  }
  return engines.map(({ name }, at) => {
    const own = ms[at] ?? [];
    const times = percentile(own, 0.5) / percentile(ms[0] ?? [], 0.5);
    return `${what}: ${name} median ${number(percentile(own, 0.5))} ms, p99 ${number(percentile(own, 0.99))} ms; ${number(times)} times the index; ${different} different`;
  });
}

function withBest(world: World, asked: readonly Requirement[]): StandingRequirement[] {
  const evaluate = createMatchIndex(world.stock, CATALOGUE);
  return asked.map((requirement, at) => ({
    id: `r-${at}`,
    requirement,
    best: evaluate(circumstancesIn2(world, requirement), { limit: BEST_KEPT, include: [] }).results.map(
      ({ space, verdict, score }) => ({ id: space.id, verdict, score }),
    ),
  }));
}

function circumstancesIn2({ resources, policies }: World, requirement: Requirement) {
  return { requirement, resources, measuresIn: createMeasuresIn(policies, requirement) };
}

function naiveOf(world: World, standing: readonly StandingRequirement[]): NaiveRequirement[] {
  const step = Math.max(1, Math.floor(world.rows.length / 100));
  const sample = world.rows.filter((_, at) => at % step === 0);
  return standing.map(({ id, requirement, best = [] }) => {
    // Of a copy, so that nothing is kept of what the checks are made from.
    const copy = { ...requirement, asOf: requirement.asOf ?? '2026-11-22' };
    return {
      id,
      best,
      rankBy: requirement.rankBy ?? 'expected',
      plan: rowPlanOf(circumstancesIn2(world, copy), world.ground, sample),
    };
  });
}
void circumstancesIn;
