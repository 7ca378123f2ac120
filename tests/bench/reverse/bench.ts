import { Confidence } from '#shared/policy/terms.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import {
  BEST_KEPT,
  type ReverseSetting,
  type StandingRequirement,
  circumstancesOf,
} from '#server/domain/matching/reverse.ts';
import { promisesFrom } from '#server/domain/policy/promises.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { createReverseIndex } from '#server/reverseIndex/reverseIndex.ts';
import { type Clock } from '../match/engine.ts';
import { number } from '../match/lines.ts';
import { CLOCKS } from '../match/options.ts';
import { type Requirement } from '../match/requirements.ts';
import { type Ground } from '../match/peers/ground.ts';
import { type Row } from '../match/peers/row.ts';
import { type World, makeWorld } from '../match/world.ts';
import { checkedOf } from './checked.ts';
import { createColumnReverse } from './columns.ts';
import { type AskedSpace, type ReverseEngine } from './engine.ts';
import { createNaiveReverse } from './naive.ts';
import { type ReverseBenchOptions } from './options.ts';
import { drawStanding } from './standing.ts';
import { QUESTIONS, questionLines, timeReverse } from './timing.ts';

const AS_OF = '2026-11-22';

/** Prints the figures. */
export async function benchReverse(options: ReverseBenchOptions, print: (line: string) => void): Promise<void> {
  const { spaces, requirements, drawn, sample, warmUp, seed } = options;
  const clock = CLOCKS.cpu;
  const world = await makeWorld({ spaces, seed, shape: 'clustered' });
  const setting = settingIn(world);
  const standing = withBest(world, setting, drawStanding(world, { count: requirements, drawn, seed }));
  print(
    `${world.stock.length} spaces in ${world.ground.parks.length} parks; ${standing.length} standing requirements, the first ten of each kept`,
  );
  const parks = [...spacesByPark(world).values()];
  // By the looks of these the peers put their checks in order: what they know of other parks is nothing yet.
  const known = parks.slice(0, KNOWN_PARKS).flat();
  const engines = [
    indexEngine(standing, setting, { clock, print }),
    ...peersOf(standing, setting, { ground: world.ground, sample: everyNth(known, SAMPLED).map(({ row }) => row) }),
  ];
  const firsts = parks.slice(KNOWN_PARKS).flatMap((some) => some.slice(0, 1));
  for (const [at, question] of QUESTIONS.entries()) {
    const asked = firsts.filter((_, park) => park % QUESTIONS.length === at);
    questionLines(
      timeReverse(engines, asked, { question, clock }),
      `${question.name}, the first space of a park`,
    ).forEach(print);
  }
  const asked = everyNth(parks.flat(), sample);
  const others = everyNth(
    parks.flat().filter((space) => !asked.includes(space)),
    warmUp,
  );
  for (const question of QUESTIONS) {
    timeReverse(engines, others, { question, clock });
    questionLines(
      timeReverse(engines, asked, { question, clock }),
      `${question.name}, a new space of a known park`,
    ).forEach(print);
  }
}

/** Parks by whose spaces the peers put their checks in order, and how many of these. */
const KNOWN_PARKS = 3;
const SAMPLED = 12;
/** Of them, for each judges a whole block of requirements. */
const COLUMNS_SAMPLED = 4;

function spacesByPark({ stock, rows }: World): Map<string, AskedSpace[]> {
  const spaces = new Map<string, AskedSpace[]>();
  for (const [at, candidate] of stock.entries()) {
    const row = rows[at];
    const some = spaces.get(candidate.park.id) ?? [];
    spaces.set(candidate.park.id, some);
    if (row !== undefined) some.push({ candidate, row });
  }
  return spaces;
}

/** Amid what all are judged; what the policies promise companies that say the same is reckoned once. */
function settingIn({ resources, policies, places }: World): ReverseSetting {
  return { catalogue: CATALOGUE, asOf: AS_OF, resources, promisesFor: promisesFrom({ policies, places }) };
}

/** What the policies promise is judged beforehand, for all engines alike: it is no part of what is measured. */
function withBest(world: World, setting: ReverseSetting, asked: readonly Requirement[]): StandingRequirement[] {
  const { rank } = createMatchIndex(world.stock, CATALOGUE);
  return asked.map((requirement, at) => {
    const one = { id: `r-${at}`, requirement };
    const circumstances = circumstancesOf(one, setting);
    const { incentives } = requirement.criteria;
    const confidence = Confidence.optional().parse(incentives?.['minConfidence']) ?? 'C';
    const parks = incentives === undefined ? [] : world.ground.parks;
    for (const { placeIds } of parks) circumstances.promisedIn(placeIds, confidence);
    return { ...one, best: rank(circumstances, BEST_KEPT) };
  });
}

function indexEngine(
  standing: readonly StandingRequirement[],
  setting: ReverseSetting,
  { clock, print }: { readonly clock: Clock; readonly print: (line: string) => void },
): ReverseEngine {
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

function peersOf(
  standing: readonly StandingRequirement[],
  setting: ReverseSetting,
  around: { readonly ground: Ground; readonly sample: readonly Row[] },
): ReverseEngine[] {
  // Of copies, so that nothing is kept of what the checks are made from.
  const checked = standing.map((one) => checkedOf(one, circumstancesOf(one, setting), around));
  return [createColumnReverse(checked, everyNth(around.sample, COLUMNS_SAMPLED)), createNaiveReverse(checked)];
}

/** So many, evenly spread. */
function everyNth<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, at) => at % step === 0).slice(0, count);
}
