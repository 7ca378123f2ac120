import { type Capsule } from '#shared/capsule.ts';
import { Failure, type FieldFault } from '#shared/failure.ts';
import { hashOfCapsule } from '#server/domain/matching/capsule.ts';
import { contentHash } from '#server/store/contentHash.ts';

/** A capsule that can be judged again. */
export type JudgeableCapsule = Capsule & { readonly requirement: { readonly asOf: string } };

/**
 * The capsule, where it is as it was made and holds together: its hash is that of the rest, its requirement says its day,
 * and its data hold each ranked space once, with its park.
 *
 * @throws {Failure} invalid-request that names every field at fault
 */
export function judgeable(capsule: Capsule): JudgeableCapsule {
  const { requirement } = capsule;
  const { asOf } = requirement;
  const errors = [...hashFaults(capsule), ...dayFaults(asOf), ...rankingFaults(capsule), ...parkFaults(capsule)];
  if (errors.length > 0 || asOf === undefined) {
    throw new Failure('invalid-request', { detail: 'The capsule is not as it was made.', errors });
  }
  return { ...capsule, requirement: { ...requirement, asOf } };
}

function hashFaults(capsule: Capsule): FieldFault[] {
  if (hashOfCapsule(capsule, contentHash) === capsule.hash) return [];
  return [{ path: 'hash', message: 'Is not the hash of the rest: the capsule was changed after it was made' }];
}

function dayFaults(asOf: string | undefined): FieldFault[] {
  return asOf === undefined ? [{ path: 'requirement.asOf', message: 'Is missing: a capsule says its day' }] : [];
}

function rankingFaults({ ranking, limit, data }: Capsule): FieldFault[] {
  const ids = ranking.map(({ spaceId }) => spaceId);
  const isThere = new Set(data.spaces.map(({ id }) => id));
  return [
    ...(ids.length > limit ? [{ path: 'ranking', message: `Has more than the ${limit} spaces of its limit` }] : []),
    ...ids.flatMap((id, index): FieldFault[] => {
      const path = `ranking.${index}.spaceId`;
      if (ids.indexOf(id) < index) return [{ path, message: `Stands at ${ids.indexOf(id)} already` }];
      return isThere.has(id) ? [] : [{ path, message: 'Is no space of the capsule’s data' }];
    }),
    ...(data.spaces.length > ids.length ? [{ path: 'data.spaces', message: 'Has spaces that are not ranked' }] : []),
  ];
}

function parkFaults({ data: { spaces, parks } }: Capsule): FieldFault[] {
  const isThere = new Set(parks.map(({ id }) => id));
  return spaces.flatMap(({ parkId }, index) =>
    isThere.has(parkId) ? [] : [{ path: `data.spaces.${index}.parkId`, message: 'Is no park of the capsule’s data' }],
  );
}
