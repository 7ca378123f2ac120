import { type Policy } from '#shared/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { readSeed } from '#seed/load.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { considered } from '#server/domain/matching/considered.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { createMeasuresIn } from '#server/domain/policy/eligibility.ts';
import { promisesOf } from '#server/domain/policy/promises.ts';
import { asksOf } from './peers/ask.ts';
import { type Ground, groundOf } from './peers/ground.ts';
import { type Row, rowsOf } from './peers/row.ts';

/** Which stock a bench is made over. */
export interface WorldSetting {
  readonly spaces: number;
  readonly seed: number;
  readonly shape: 'clustered' | 'independent';
}

/** A stock of considered candidates amid the resources and policies that ship, and what the peers make of it. */
export interface World {
  readonly stock: Stock;
  readonly ground: Ground;
  readonly rows: readonly Row[];
  readonly resources: readonly Resource[];
  readonly policies: readonly Policy[];
}

/** More than enough made for so many to be left without those that are let. */
const MADE_FOR_EACH = 1.22;

/** Makes a stock of exactly so many considered spaces, fewer only where the generator drew uncommonly many that are let. */
export async function makeWorld({ spaces, seed, shape }: WorldSetting): Promise<World> {
  const { places, resources, policies } = await readSeed();
  const made = generateStock({ spaces: Math.ceil(spaces * MADE_FOR_EACH), seed, shape });
  const kept = considered(made.spaces, { demo: true }).slice(0, spaces);
  const stock = placeCandidates(kept, { parks: made.parks, places });
  const ground = groundOf(stock, resources);
  return { stock, ground, rows: rowsOf(stock, ground), resources, policies };
}

/** A requirement as every engine is asked it. What the policies say is judged beforehand, for all engines alike: it is no part of the search. */
export function circumstancesIn(
  { ground, resources, policies }: World,
  requirement: Circumstances['requirement'],
): Circumstances {
  const measuresIn = createMeasuresIn(policies, requirement);
  for (const { placeIds } of ground.parks) measuresIn(placeIds);
  asksOf(requirement);
  return { requirement, resources, ...promisesOf(measuresIn) };
}
