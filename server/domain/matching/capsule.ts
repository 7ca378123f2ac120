import {
  type Capsule,
  type ContentHash,
  type JudgedData,
  type PolicyVersion,
  type RankedSpace,
} from '#shared/capsule.ts';
import { WEIGHT_DEFAULT } from '#shared/criterion.ts';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy.ts';
import { type OpenAsk } from '#shared/requirement.ts';
import { type Candidate, type Circumstances } from './candidate.ts';
import { type Criterion } from './criterion.ts';
import { type Judged, askedOf, judge } from './judge.ts';
import { byCodeUnits } from './order.ts';
import { ENGINE_VERSION } from './version.ts';

/** Names a JSON value by its content, whatever the order of its keys; a key without a value is none. */
export type HashOf = (value: unknown) => ContentHash;

/** An answer that is to be kept. */
export interface Kept {
  readonly circumstances: Circumstances;
  /** Best first. */
  readonly ranked: readonly Candidate[];
  readonly limit: number;
  readonly dataVersion: number;
  readonly evaluatedAt: string;
}

/** By what it was judged besides. */
export interface KeptBy {
  readonly catalogue: readonly Criterion[];
  readonly places: readonly Place[];
  readonly policies: readonly Policy[];
  readonly hashOf: HashOf;
}

/**
 * Keeps an answer with all that its ranked spaces were judged by. Since a score depends on nothing but the space itself,
 * these spaces alone, judged again by the same engine, come out as they stand here.
 */
export function keep({ circumstances, ranked, ...moment }: Kept, by: KeptBy): Capsule {
  const { watched, reads } = watch(circumstances);
  const asked = askedOf(watched, by.catalogue);
  const ranking = ranked.map((candidate) => rankedSpaceOf(judge(asked, candidate)));
  const capsule = {
    capsuleVersion: 1 as const,
    engineVersion: ENGINE_VERSION,
    ...moment,
    requirement: filledIn(circumstances.requirement),
    policies: policyVersions(by.policies, by.hashOf),
    ranking,
    data: {
      ...whereabouts(ranked, by.places),
      ...(reads.has('measures') ? { policies: policiesAt(ranked, by.policies) } : {}),
      ...(reads.has('resources') ? { resources: [...circumstances.resources] } : {}),
    },
  };
  return { ...capsule, hash: by.hashOf(capsule) };
}

/** The hash that a capsule must have. */
export function hashOfCapsule(capsule: Capsule, hashOf: HashOf): ContentHash {
  return hashOf({ ...capsule, hash: undefined });
}

/** How a judged space is kept. */
function rankedSpaceOf({ candidate, verdict, score, completeness, findings }: Judged): RankedSpace {
  // Nobody ranks a space that is excluded.
  if (verdict === 'excluded')
    throw new Error(`The space ${candidate.space.id} is excluded and cannot be kept as ranked`);
  return {
    spaceId: candidate.space.id,
    verdict,
    score,
    completeness,
    checks: findings.map((finding) => ({
      criterion: finding.criterion,
      verdict: finding.verdict,
      satisfaction: finding.satisfactionRange,
    })),
  };
}

/** The version of each policy, in the order of their ids. */
export function policyVersions(policies: readonly Policy[], hashOf: HashOf): PolicyVersion[] {
  return policies.map((policy) => ({ id: policy.id, hash: hashOf(policy) })).sort((a, b) => byCodeUnits(a.id, b.id));
}

/** The policies that hold at any of the candidates. */
export function policiesAt(candidates: readonly Candidate[], policies: readonly Policy[]): Policy[] {
  const there = new Set(candidates.flatMap(({ placeIds }) => placeIds));
  return policies.filter(({ places }) => places.some((place) => there.has(place)));
}

type Surrounding = 'measures' | 'resources';

/** The same circumstances, and what of them has been looked at so far. */
function watch(circumstances: Circumstances): {
  readonly watched: Circumstances;
  readonly reads: ReadonlySet<Surrounding>;
} {
  const reads = new Set<Surrounding>();
  const watched: Circumstances = {
    requirement: circumstances.requirement,
    get resources() {
      reads.add('resources');
      return circumstances.resources;
    },
    measuresIn(placeIds) {
      reads.add('measures');
      return circumstances.measuresIn(placeIds);
    },
    incentivesIn(placeIds) {
      reads.add('measures');
      return circumstances.incentivesIn(placeIds);
    },
  };
  return { watched, reads };
}

/** The requirement with every value that it leaves to us. */
function filledIn(requirement: Circumstances['requirement']): Capsule['requirement'] {
  const criteria = Object.entries(requirement.criteria).map(([id, ask]) => [id, weighed(ask)] as const);
  return { ...requirement, rankBy: requirement.rankBy ?? 'expected', criteria: Object.fromEntries(criteria) };
}

function weighed(ask: OpenAsk): OpenAsk {
  return ask.level === 'prefer' ? { ...ask, weight: ask.weight ?? WEIGHT_DEFAULT } : ask;
}

function whereabouts(
  ranked: readonly Candidate[],
  places: readonly Place[],
): Pick<JudgedData, 'spaces' | 'parks' | 'places'> {
  const parkById = new Map(ranked.map(({ park }) => [park.id, park]));
  const there = new Set(ranked.flatMap(({ placeIds }) => placeIds));
  return {
    spaces: ranked.map(({ space }) => space),
    parks: [...parkById.values()],
    places: places.filter(({ id }) => there.has(id)),
  };
}
