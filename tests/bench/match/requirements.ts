import { SectorId } from '#shared/vocabulary.ts';
import { type CriterionId } from '#shared/criterion.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { ASKS } from './asks.ts';
import { type DrawnAsk } from './drawnAsk.ts';
import { type Ground } from './peers/ground.ts';
import { rowPlanOf, worst } from './peers/naive.ts';
import { type Row } from './peers/row.ts';
import { UNMET } from './peers/verdict.ts';
import { type Sample, sampleOf } from './sample.ts';
import { type World, circumstancesIn } from './world.ts';

/** How many requirements, and which. */
export interface RequirementSetting {
  readonly count: number;
  readonly seed: number;
}

/** A requirement, its day filled in. */
export type Requirement = Circumstances['requirement'];

/** Shares of the stock that requirements leave, met or unconfirmed, evenly spread between these on a logarithmic scale: as few as are likely to be one space, as many as hardly anything asked. */
const FEWEST_SHARE = 0.00003;
const MOST_SHARE = 0.78;
const MUSTS = 20;
const PREFERENCES = 8;
const AS_OF = '2026-11-22';
const SAMPLED_ROWS = 20_000;
/** Rows that should be left of those tried. */
const ROWS_LEFT = 100;
/** Steps by which the hardness is found that leaves the wanted share. */
const BISECTIONS = 9;

/** Draws requirements over all criteria of the catalogue that the peers answer, about 20 musts and 8 preferences each: the same setting over the same stock gives the same ones. */
export function drawRequirements(world: World, { count, seed }: RequirementSetting): Requirement[] {
  const sample = sampleOf(world.rows, SAMPLED_ROWS);
  const shares = Array.from(
    { length: count },
    (_, at) => FEWEST_SHARE * (MOST_SHARE / FEWEST_SHARE) ** ((at + 0.5) / count),
  );
  const random = randomFrom(`order/${seed}`);
  const drawn = shares.map((share, at) => ({
    lot: random.next(),
    requirement: drawRequirement({ world, sample, random: randomFrom(`requirement/${seed}/${at}`) }, share),
  }));
  // Hard and easy ones in turn, as they come in life.
  return drawn.sort((a, b) => a.lot - b.lot).map(({ requirement }) => requirement);
}

interface Drawing {
  readonly world: World;
  readonly sample: Sample;
  readonly random: Random;
}

interface Drawn {
  readonly id: CriterionId;
  readonly ask: DrawnAsk;
  /** How much of the common hardness it takes, 0 to 1. */
  readonly part: number;
}

function drawRequirement(drawing: Drawing, share: number): Requirement {
  const { random, sample, world } = drawing;
  const { ground } = world;
  const market = { sample, ground };
  const drawn = Object.entries(ASKS)
    .map(([id, draw]) => ({ id, ask: draw(random, market), part: random.between(0.1, 1), lot: random.next() }))
    .sort((a, b) => a.lot - b.lot);
  const frame = {
    asOf: AS_OF,
    sector: random.pick(SectorId.options),
    ...(random.chance(0.2) && { rankBy: 'low' as const }),
    ...(random.chance(0.6) && { company: companyOf(random) }),
  };
  const preferences = Object.fromEntries(
    drawn
      .slice(0, PREFERENCES)
      .map(({ id, ask, part }) => [id, { ...ask(part * 0.8), level: 'prefer', weight: random.integer(1, 100) / 10 }]),
  );
  const requirementOf = (musts: readonly Drawn[], hardness: number): Requirement => ({
    ...OpenRequirement.parse({
      ...frame,
      criteria: {
        ...Object.fromEntries(musts.map(({ id, ask, part }) => [id, { ...ask(part * hardness), level: 'must' }])),
        ...preferences,
      },
    }),
    asOf: AS_OF,
  });
  const rows = firstRows(sample.rows, share);
  const settled = { ground, ...circumstancesIn(world, requirementOf([], 0)) };
  const musts = easyEnough(drawn.slice(PREFERENCES), rows, {
    wanted: share * rows.length,
    leftBy: (one, some) => rowsLeft(settled, requirementOf([one], 0), some),
  });
  const hardness = hardest(share, (tried) => {
    return rowsLeft(settled, requirementOf(musts, tried), rows).length / rows.length;
  });
  return requirementOf(musts, hardness);
}

/** As many rows as tell a share apart, evenly spread. */
function firstRows(rows: readonly Row[], share: number): readonly Row[] {
  const step = Math.max(1, Math.floor((rows.length * share) / ROWS_LEFT));
  return rows.filter((_, at) => at % step === 0);
}

/** What the policies say is the same, whatever is asked of spaces. */
interface Settled extends Omit<Circumstances, 'requirement'> {
  readonly ground: Ground;
}

function companyOf(random: Random): unknown {
  return {
    productStage: random.pick(['preclinical', 'ph1', 'ph2', 'ph3', 'approval']),
    drugClass: random.pick(['1', '2', '3']),
    ...(random.chance(0.5) && { deviceClass: random.pick(['2', '3']), awards: [] }),
  };
}

/** The rows that a requirement does not exclude. */
function rowsLeft({ ground, ...settled }: Settled, requirement: Requirement, rows: readonly Row[]): Row[] {
  const { musts } = rowPlanOf({ ...settled, requirement }, ground, rows.slice(0, 50));
  return rows.filter((row) => worst(musts, row) !== UNMET);
}

/** The first musts, at most twenty, that at their easiest together leave more rows than are wanted. */
function easyEnough(drawn: readonly Drawn[], rows: readonly Row[], { wanted, leftBy }: Wanted): Drawn[] {
  const musts: Drawn[] = [];
  let left = rows;
  for (const one of drawn) {
    if (musts.length === MUSTS) break;
    const rest = leftBy(one, left);
    if (rest.length < wanted) continue;
    musts.push(one);
    left = rest;
  }
  return musts;
}

interface Wanted {
  readonly wanted: number;
  readonly leftBy: (one: Drawn, rows: readonly Row[]) => readonly Row[];
}

/** The hardness, 0 to 1, at which about the wanted share is left. */
function hardest(share: number, leftAt: (hardness: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (leftAt(middle) >= share) low = middle;
    else high = middle;
  }
  return low;
}
