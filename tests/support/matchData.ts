import { Capsule } from '#shared/capsule.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Replay } from '#shared/replay.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { hashOfCapsule } from '#server/domain/matching/capsule.ts';
import { capsuleOf, replayBeside } from '#server/features/matches/capsule.ts';
import { judgeable } from '#server/features/matches/judgeableCapsule.ts';
import { type MatchData, indexOf } from '#server/features/matches/matchIndex.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

/** Stored data of one park with one space, or what is given. */
export function someMatchData(rest: Partial<MatchData> = {}): MatchData {
  return {
    spaces: [aSpace()],
    parks: [aPark()],
    places: [
      { id: 'cn', zh: '中国', en: 'China', level: 'national' },
      { id: 'sz', zh: '深圳', en: 'Shenzhen', level: 'city', parent: 'cn' },
      { id: 'sz-pingshan', zh: '坪山', en: 'Pingshan', level: 'district', parent: 'sz' },
      { id: 'gz', zh: '广州', en: 'Guangzhou', level: 'city', parent: 'cn' },
    ],
    policies: [],
    resources: [],
    ...rest,
  };
}

/** A requirement with its day. */
export type Asked = OpenRequirement & { readonly asOf: string };

interface Wish {
  readonly limit?: number;
  readonly catalogue?: readonly Criterion[];
}

/** The capsule of the answer that data give, as it comes back from a file. */
export function capsuleFrom(data: MatchData, asked: Asked, { limit = 20, catalogue = CATALOGUE }: Wish = {}): Capsule {
  const index = indexOf(data, { catalogue, demo: true });
  const { results } = index.evaluate(asked, { limit, include: [] });
  const answer = { requirement: asked, results, limit, dataVersion: 7, evaluatedAt: '2026-11-22T08:00:00.000Z' };
  return Capsule.parse(JSON.parse(JSON.stringify(capsuleOf(answer, { index, catalogue }))));
}

/** The capsule beside other data, or another catalogue. */
export function replayOver(
  capsule: Capsule,
  data: MatchData,
  catalogue: readonly Criterion[] = CATALOGUE,
): Omit<Replay, 'now'> {
  return replayBeside(judgeable(capsule), { index: indexOf(data, { catalogue, demo: true }), catalogue });
}

/** The capsule with other contents and the hash that belongs to them, as somebody who forges one would make it. */
export function forged(capsule: Capsule, rest: Partial<Capsule>): Capsule {
  const changed = { ...capsule, ...rest };
  return { ...changed, hash: hashOfCapsule(changed, contentHash) };
}
