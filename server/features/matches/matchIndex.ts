import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { type Space, type SpaceId } from '#shared/space.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { considered } from '#server/domain/matching/considered.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Evaluation, type EvaluationOptions } from '#server/domain/matching/evaluation.ts';
import { candidateOf, placeCandidates } from '#server/domain/matching/placing.ts';
import { createMeasuresIn } from '#server/domain/policy/eligibility.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { type Known } from './referenceFaults.ts';

/** All stored data that an answer depends on. */
export interface MatchData {
  readonly spaces: readonly Space[];
  readonly parks: readonly Park[];
  readonly places: readonly Place[];
  readonly policies: readonly Policy[];
  readonly resources: readonly Resource[];
}

/** The data made ready for requirements. */
export interface MatchIndex extends Known {
  /** How many spaces take part. */
  readonly spaces: number;
  readonly evaluate: (requirement: Circumstances['requirement'], options: EvaluationOptions) => Evaluation;
  /** The space of an id as it is judged; undefined where none of that id takes part. */
  readonly candidate: (id: SpaceId) => Candidate | undefined;
  readonly circumstances: (requirement: Circumstances['requirement']) => Circumstances;
  /** What stands around, without what is invented where that takes no part. */
  readonly resources: readonly Resource[];
  /** What the policies promise the company of a requirement. */
  readonly measuresFor: (requirement: Circumstances['requirement']) => Circumstances['measuresIn'];
  readonly places: readonly Place[];
  readonly policies: readonly Policy[];
}

/** By what data are matched: the criteria, and whether what is invented takes part. */
export interface Matching {
  readonly catalogue: readonly Criterion[];
  readonly demo: boolean;
}

/** Makes the data ready. */
export function indexOf(data: MatchData, { catalogue, demo }: Matching): MatchIndex {
  const stock = placeCandidates(considered(data.spaces, { demo }), data);
  const evaluate = createMatchIndex(stock, catalogue);
  const resources = demo ? data.resources : data.resources.filter((resource) => !resource.demo);
  const measuresFor: MatchIndex['measuresFor'] = (requirement) => createMeasuresIn(data.policies, requirement);
  const circumstances: MatchIndex['circumstances'] = (requirement) => ({
    requirement,
    resources,
    measuresIn: measuresFor(requirement),
  });
  return {
    spaces: stock.length,
    places: data.places,
    policies: data.policies,
    placeIds: new Set(data.places.map(({ id }) => id)),
    policyIds: new Set(data.policies.map(({ id }) => id)),
    circumstances,
    resources,
    measuresFor,
    evaluate: (requirement, options) => evaluate(circumstances(requirement), options),
    candidate: (id) => candidateOf(stock, id),
  };
}
