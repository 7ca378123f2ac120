import { type Park } from '#shared/park.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Resource } from '#shared/resource.ts';
import { type Space, type SpaceFacts } from '#shared/space.ts';
import { promisesOf } from '#server/domain/policy/promises.ts';
import { type Candidate, type Circumstances, type MeasureThere } from '#server/domain/matching/candidate.ts';

/** A valid space of which nothing is known but the given facts. */
export function aSpace(facts: SpaceFacts = {}, rest: Partial<Omit<Space, 'facts'>> = {}): Space {
  return {
    id: 'space-1',
    parkId: 'park-1',
    name: { zh: '一号楼101', en: 'Building 1, 101' },
    status: 'vacant',
    demo: false,
    provenance: { from: 'test' },
    ...rest,
    facts,
  };
}

/** A valid park without figures, in the Pingshan district of Shenzhen, its position not known. */
export function aPark(rest: Partial<Park> = {}): Park {
  return {
    id: 'park-1',
    name: { zh: '一号园区', en: 'Park One' },
    places: ['sz-pingshan'],
    isUmbrella: false,
    stages: ['existing'],
    stageText: 'existing',
    specialisation: [],
    notes: [],
    notFound: [],
    src: ['SEED'],
    ...rest,
  };
}

/** A candidate of which nothing is known but the given facts. */
export function aCandidate(facts: SpaceFacts = {}, rest: Partial<Candidate> = {}): Candidate {
  return { space: aSpace(facts), park: aPark(), placeIds: ['cn', 'sz', 'sz-pingshan'], ...rest };
}

/** Circumstances of a requirement that asks for the given criteria, on a fixed day, with nothing around. */
export function circumstancesOf(
  criteria: OpenRequirement['criteria'],
  rest: {
    readonly requirement?: Partial<OpenRequirement>;
    readonly resources?: readonly Resource[];
    readonly measures?: readonly MeasureThere[];
  } = {},
): Circumstances {
  return {
    requirement: { ...rest.requirement, criteria, asOf: rest.requirement?.asOf ?? '2026-11-22' },
    resources: rest.resources ?? [],
    ...promisesOf(() => rest.measures ?? []),
  };
}
