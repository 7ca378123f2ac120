import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Park } from '#shared/park.ts';
import { Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { Resource } from '#shared/resource.ts';
import { Sector } from '#shared/sector.ts';
import { Source } from '#shared/source.ts';
import { Space } from '#shared/space.ts';
import { demoResources } from './demo/resources.ts';
import { demoSpaces } from './demo/generate.ts';
import { readPolicyFiles } from './policyFiles.ts';

/** All that ships with the product: real places, parks, policies, sectors and sources; resources real and invented; invented spaces. */
export interface Seed {
  readonly places: readonly Place[];
  readonly parks: readonly Park[];
  readonly policies: readonly Policy[];
  readonly sectors: readonly Sector[];
  /** Real ones first, then those with `demo: true`. */
  readonly resources: readonly Resource[];
  readonly sources: readonly Source[];
  /** Every one with `demo: true`. */
  readonly demoSpaces: readonly Space[];
}

/**
 * Reads and parses the seed. Rows of a folder come in the order of their file names, which are their ids; sectors come
 * in the order of the vocabulary. The invented rows are made here, always the same ones.
 *
 * @throws {z.ZodError} where a row does not parse.
 * @throws {Failure} where a policy is refused.
 */
export async function readSeed(): Promise<Seed> {
  const [places, sources, parks, sectors, resources] = await Promise.all([
    readRows('places.json', Place),
    readRows('sources.json', Source),
    readFolder('parks', Park),
    readFolder('sectors', Sector),
    readFolder('resources', Resource),
  ]);
  const folder = fileURLToPath(new URL('policies', import.meta.url));
  const policies = await readPolicyFiles(folder, { policies: [], places, sources });
  const order = Sector.shape.id.options;
  return {
    places,
    sources,
    parks,
    policies,
    sectors: sectors.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    resources: [...resources, ...z.array(Resource).parse(demoResources(parks, places))],
    demoSpaces: z.array(Space).parse(demoSpaces(parks)),
  };
}

async function readFolder<T extends z.ZodType>(folder: string, row: T): Promise<z.output<T>[]> {
  const names = (await readdir(new URL(`${folder}/`, import.meta.url))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => row.parse(await readJson(`${folder}/${name}`))));
}

async function readRows<T extends z.ZodType>(file: string, row: T): Promise<z.output<T>[]> {
  return z.array(row).parse(await readJson(file));
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(file, import.meta.url), 'utf8'));
}
