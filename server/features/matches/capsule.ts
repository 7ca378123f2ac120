import { type Capsule } from '#shared/capsule.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { type Move, type Replay } from '#shared/replay.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { keep, policiesAt, policyVersions } from '#server/domain/matching/capsule.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Judged, askedOf, judge } from '#server/domain/matching/judge.ts';
import { match } from '#server/domain/matching/match.ts';
import { byCodeUnits } from '#server/domain/matching/order.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { replayOf } from '#server/domain/matching/replay.ts';
import { createPromises } from '#server/domain/policy/promises.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { type JudgeableCapsule } from './judgeableCapsule.ts';
import { type MatchIndex } from './matchIndex.ts';

/** The data and the criteria of now. */
interface Present {
  readonly index: MatchIndex;
  readonly catalogue: readonly Criterion[];
}

/** An answer, with how many matches it may have. */
type LimitedAnswer = Pick<Answer, 'results' | 'dataVersion' | 'evaluatedAt'> & {
  readonly requirement: Circumstances['requirement'];
  readonly limit: number;
};

/** Keeps an answer that was given over the index. */
export function capsuleOf({ requirement, results, ...moment }: LimitedAnswer, { index, catalogue }: Present): Capsule {
  const { limit, dataVersion, evaluatedAt } = moment;
  return keep(
    {
      circumstances: index.circumstances(requirement),
      ranked: results.flatMap(({ space }) => index.candidate(space.id) ?? []),
      limit,
      dataVersion,
      evaluatedAt,
    },
    { catalogue, places: index.places, policies: index.policies, hashOf: contentHash },
  );
}

/** Compares a capsule with the answer of now to the same requirement. */
export function replayBeside(capsule: JudgeableCapsule, { index, catalogue }: Present): Omit<Replay, 'now'> {
  const { requirement, limit, engineVersion, dataVersion, evaluatedAt, hash } = capsule;
  const own = ownData(capsule);
  const present = index.circumstances(requirement);
  const asked = askedOf(present, catalogue);
  const judgeNow = (id: SpaceId): Judged | undefined => {
    const candidate = index.candidate(id);
    return candidate && judge(asked, candidate);
  };
  const compared = replayOf(capsule, {
    again: match(own.circumstances, own.candidates, catalogue),
    ranking: index.rank(requirement, limit).flatMap(({ id }) => judgeNow(id) ?? []),
    now: judgeNow,
    changedRecords: createRecordComparison(capsule, { index, own, present }),
  });
  return {
    then: { engineVersion, dataVersion, evaluatedAt, hash },
    ...compared,
    policies: policyChanges(capsule, index),
  };
}

/** What a capsule holds, ready to be judged. */
interface OwnData {
  readonly candidates: readonly Candidate[];
  readonly circumstances: Circumstances;
}

function ownData({ requirement, data }: JudgeableCapsule): OwnData {
  const { spaces, parks, places, policies = [], resources = [] } = data;
  return {
    candidates: placeCandidates(spaces, { parks, places }),
    circumstances: { requirement, resources, ...createPromises({ policies, places }, requirement) },
  };
}

interface Compared {
  readonly index: MatchIndex;
  readonly own: OwnData;
  readonly present: Circumstances;
}

/** Says of a space of the capsule what of its stored data is another now; nothing of one that is gone. */
function createRecordComparison(
  { data }: Capsule,
  { index, own, present }: Compared,
): (id: SpaceId) => Move['changedRecords'] {
  const ownById = new Map(own.candidates.map((candidate) => [candidate.space.id, candidate]));
  const areResourcesOther =
    data.resources !== undefined && !isSame(inOrder(data.resources), inOrder(present.resources));
  const arePoliciesOther = (then: Candidate, now: Candidate): boolean =>
    data.policies !== undefined &&
    !isSame(inOrder(policiesAt([then], data.policies)), inOrder(policiesAt([now], index.policies)));
  return (id) => {
    const [then, now] = [ownById.get(id), index.candidate(id)];
    if (then === undefined || now === undefined) return [];
    return [
      ...(isSame(then.space, now.space) ? [] : ['space' as const]),
      ...(isSame(then.park, now.park) ? [] : ['park' as const]),
      ...(isSame(then.placeIds, now.placeIds) ? [] : ['places' as const]),
      ...(arePoliciesOther(then, now) ? ['policies' as const] : []),
      ...(areResourcesOther ? ['resources' as const] : []),
    ];
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return contentHash(one) === contentHash(other);
}

function inOrder<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => byCodeUnits(a.id, b.id));
}

/** Policies that are stored otherwise than when the capsule was made, by id. */
function policyChanges({ policies }: Capsule, index: MatchIndex): Replay['policies'] {
  const then = new Map(policies.map(({ id, hash }) => [id, hash]));
  const now = new Map(policyVersions(index.policies, contentHash).map(({ id, hash }) => [id, hash]));
  return [...new Set([...then.keys(), ...now.keys()])].sort(byCodeUnits).flatMap((id): Replay['policies'] => {
    if (!now.has(id)) return [{ id, change: 'gone' }];
    if (!then.has(id)) return [{ id, change: 'new' }];
    return then.get(id) === now.get(id) ? [] : [{ id, change: 'changed' }];
  });
}
