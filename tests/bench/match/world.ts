import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { readSeed } from '#seed/load.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { considered } from '#server/domain/matching/considered.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { createPromises } from '#server/domain/policy/promises.ts';
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
  readonly places: readonly Place[];
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
  return { stock, ground, rows: rowsOf(stock, ground), resources, policies, places };
}

/** What is the same for all that is asked of a stock: where its parks are, and what is near or promised there. */
export interface Surroundings extends Pick<World, 'resources' | 'policies' | 'places'> {
  readonly ground: { readonly parks: readonly Pick<Candidate, 'placeIds'>[] };
}

/** A requirement as every engine is asked it. What the policies say is judged beforehand, for all engines alike: it is no part of the search. */
export function circumstancesIn(
  { ground, resources, policies, places }: Surroundings,
  requirement: Circumstances['requirement'],
): Circumstances {
  const promises = createPromises({ policies, places }, requirement);
  const { incentives } = asksOf(requirement);
  for (const { placeIds } of ground.parks) promises.promisedIn(placeIds, incentives?.minConfidence ?? 'C');
  return { requirement, resources, ...promises };
}
