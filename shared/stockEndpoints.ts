import { z } from 'zod';
import { OPEN } from './access.ts';
import { CriterionDescription } from './criterion.ts';
import { PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { Park } from './park.ts';
import { Place, PlaceId } from './place.ts';
import { Policy } from './policy/policy.ts';
import { Confidence, ProductStage } from './policy/terms.ts';
import { Resource } from './resource.ts';
import { Sector } from './sector.ts';
import { Source } from './source.ts';
import { Space, SpaceId, SpaceStatus } from './space.ts';
import { Slug } from './text.ts';
import { ResourceKind, SectorId, SupplyStage } from './vocabulary.ts';

const truth = z.enum(['true', 'false']).transform((word) => word === 'true');

/** Sector templates. */
export const listSectors = endpoint({
  id: 'listSectors',
  method: 'get',
  path: '/sectors',
  summary: 'Sector templates with the basis of each prefilled ask.',
  access: OPEN,
  input: { query: z.strictObject(PAGE_QUERY) },
  output: pageOf(Sector),
  failures: ['invalid-request'],
});

/** The tree of places. */
export const listPlaces = endpoint({
  id: 'listPlaces',
  method: 'get',
  path: '/places',
  summary: 'Nation, cities and districts.',
  access: OPEN,
  input: { query: z.strictObject({ ...PAGE_QUERY, level: Place.shape.level.optional(), parent: PlaceId.optional() }) },
  output: pageOf(Place),
  failures: ['invalid-request'],
});

/** Parks, by place (the place itself or any above the park's), stage and whether they are umbrellas. */
export const listParks = endpoint({
  id: 'listParks',
  method: 'get',
  path: '/parks',
  summary: 'Industrial parks with their sources.',
  access: OPEN,
  input: {
    query: z.strictObject({
      ...PAGE_QUERY,
      place: PlaceId.optional(),
      stage: SupplyStage.optional(),
      umbrella: truth.optional(),
    }),
  },
  output: pageOf(Park),
  failures: ['invalid-request'],
});

/** One park. */
export const getPark = endpoint({
  id: 'getPark',
  method: 'get',
  path: '/parks/:id',
  summary: 'One park.',
  access: OPEN,
  input: { params: z.strictObject({ id: Slug }) },
  output: Park,
  failures: ['invalid-request', 'not-found'],
});

const spaceFilters = {
  park: Slug.optional(),
  place: PlaceId.optional(),
  status: SpaceStatus.optional(),
  demo: truth.optional(),
  sector: SectorId.optional(),
  minAreaM2: z.coerce.number().positive().optional(),
  maxAreaM2: z.coerce.number().positive().optional(),
};

interface Areas {
  readonly minAreaM2?: number | undefined;
  readonly maxAreaM2?: number | undefined;
}

const areInOrder = ({ minAreaM2 = 0, maxAreaM2 = Infinity }: Areas): boolean => minAreaM2 <= maxAreaM2;
const AREAS_FAULT = { path: ['maxAreaM2'], message: 'Expected maxAreaM2 not below minAreaM2' };

/** Spaces; a filter on a fact keeps only spaces whose fact is known. */
export const listSpaces = endpoint({
  id: 'listSpaces',
  method: 'get',
  path: '/spaces',
  summary: 'Lettable spaces.',
  access: OPEN,
  input: { query: z.strictObject({ ...PAGE_QUERY, ...spaceFilters }).refine(areInOrder, AREAS_FAULT) },
  output: pageOf(Space),
  failures: ['invalid-request'],
});

/** One space. */
export const getSpace = endpoint({
  id: 'getSpace',
  method: 'get',
  path: '/spaces/:id',
  summary: 'One lettable space.',
  access: OPEN,
  input: { params: z.strictObject({ id: SpaceId }) },
  output: Space,
  failures: ['invalid-request', 'not-found'],
});

/** Spaces as GeoJSON (RFC 7946); a space whose position is not known has a null geometry. */
export const spacesGeoJson = endpoint({
  id: 'spacesGeoJson',
  method: 'get',
  path: '/spaces.geojson',
  summary: 'Lettable spaces as a GeoJSON feature collection.',
  access: OPEN,
  input: { query: z.strictObject(spaceFilters).refine(areInOrder, AREAS_FAULT) },
  output: z.strictObject({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.strictObject({
        type: z.literal('Feature'),
        id: SpaceId,
        geometry: z
          .strictObject({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) })
          .nullable(),
        properties: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  contentType: 'application/geo+json',
  failures: ['invalid-request'],
});

/**
 * Policies, by place (those that hold there), level, and what may be claimed of them: a sector or stage of the product
 * keeps the policies of which some measure is not shut out by that alone; a day those that are in force on it or whose
 * days were not found; a confidence those of which some measure is of a source at least so sure; a text those that say it
 * in either language, whatever its case.
 */
export const listPolicies = endpoint({
  id: 'listPolicies',
  method: 'get',
  path: '/policies',
  summary: 'Policies with their measures.',
  access: OPEN,
  input: {
    query: z.strictObject({
      ...PAGE_QUERY,
      place: PlaceId.optional(),
      level: Policy.shape.level.optional(),
      sector: SectorId.optional(),
      stage: ProductStage.optional(),
      on: z.iso.date().optional(),
      confidence: Confidence.optional(),
      text: z.string().trim().min(1).max(100).optional(),
    }),
  },
  output: pageOf(Policy),
  failures: ['invalid-request'],
});

/** One policy. */
export const getPolicy = endpoint({
  id: 'getPolicy',
  method: 'get',
  path: '/policies/:id',
  summary: 'One policy.',
  access: OPEN,
  input: { params: z.strictObject({ id: Slug }) },
  output: Policy,
  failures: ['invalid-request', 'not-found'],
});

/** The catalogue of criteria. */
export const listCriteria = endpoint({
  id: 'listCriteria',
  method: 'get',
  path: '/criteria',
  summary: 'Every criterion that a requirement may ask for, with its parameters.',
  access: OPEN,
  input: { query: z.strictObject(PAGE_QUERY) },
  output: pageOf(CriterionDescription),
  failures: ['invalid-request'],
});

/** What stands near parks. */
export const listResources = endpoint({
  id: 'listResources',
  method: 'get',
  path: '/resources',
  summary: 'Service platforms, institutes, hospitals and firms.',
  access: OPEN,
  input: { query: z.strictObject({ ...PAGE_QUERY, kind: ResourceKind.optional(), place: PlaceId.optional() }) },
  output: pageOf(Resource),
  failures: ['invalid-request'],
});

/** Where the figures of the seed were read. */
export const listSources = endpoint({
  id: 'listSources',
  method: 'get',
  path: '/sources',
  summary: 'Sources of parks, policies, templates and resources; those with cite `ok` may be linked.',
  access: OPEN,
  input: { query: z.strictObject(PAGE_QUERY) },
  output: pageOf(Source),
  failures: ['invalid-request'],
});
