import { Failure } from '#shared/failure.ts';
import { type ParkClaim } from '#shared/parkClaimEndpoints.ts';
import { NOTHING_HERE } from '#server/domain/access/allow.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground } from '#server/part.ts';
import { overtaken, refuseOvertaken } from '#server/platform/overtaken.ts';
import { type Subject } from '../audit/audit.ts';
import { type ParkClaimRepository, type StoredParkClaim } from './repository.ts';

/** Writes claims and what was done to them, as a part of the transaction that runs. */
export interface ParkClaimKeeping {
  /** @throws {Failure} invalid-request where there is no such park */
  readonly add: (
    wish: Pick<ParkClaim, 'organisationId' | 'parkId' | 'grounds'>,
    doing: Doing,
  ) => Promise<StoredParkClaim>;
  /** @throws {Failure} not-found; revision-overtaken; state-forbids where it is not open any more */
  readonly end: (wish: ClaimWish, ending: ClaimEnding, doing: Doing) => Promise<StoredParkClaim>;
}

/** Which claim is changed, over which revision. */
export interface ClaimWish {
  readonly id: string;
  readonly seen: number;
}

/** How a claim ends; a reason where it is refused. */
export interface ClaimEnding {
  readonly state: 'confirmed' | 'refused' | 'withdrawn';
  readonly reason?: string;
}

type Needs = Pick<Ground, 'clock' | 'newId' | 'audit' | 'parks' | 'places'> & {
  readonly claims: ParkClaimRepository;
};

/** Makes what writes claims. */
export function createParkClaimKeeping(needs: Needs): ParkClaimKeeping {
  const { clock, newId, audit, claims } = needs;
  const now = (): string => clock.now().toISOString();

  async function record(action: string, doing: Doing, versions: Versions): Promise<void> {
    const { organisationId } = versions.after;
    await audit.record({ ...doing, organisationId, action, subject: subjectOf(versions.after), ...versions });
  }

  return {
    async add(wish, doing) {
      const placeIds = await placesOf(needs, wish.parkId);
      const after: StoredParkClaim = { id: newId(), ...wish, placeIds, state: 'open', claimedAt: now(), revision: 1 };
      await claims.add(after);
      await record('park-claim-created', doing, { after });
      return after;
    },
    async end({ id, seen }, ending, doing) {
      const before = existing(await claims.find(id));
      refuseOvertaken(before, seen);
      if (before.state !== 'open') {
        throw new Failure('state-forbids', { detail: `The claim is ${before.state} already.` });
      }
      const after = { ...before, ...ending, decidedAt: now(), revision: before.revision + 1 };
      if (!(await claims.replace(after))) throw overtaken(after.revision);
      await record(`park-claim-${ending.state}`, doing, { before, after });
      return after;
    },
  };
}

interface Versions {
  readonly before?: StoredParkClaim;
  readonly after: StoredParkClaim;
}

/** As what a claim stands in the log. */
export function subjectOf({ id }: Pick<ParkClaim, 'id'>): Subject {
  return { kind: 'park-claim', id };
}

/** @throws {Failure} not-found where there is none */
export function existing(claim: StoredParkClaim | undefined): StoredParkClaim {
  if (claim === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  return claim;
}

async function placesOf({ parks, places }: Pick<Needs, 'parks' | 'places'>, parkId: string): Promise<string[]> {
  const park = (await parks.all()).find(({ id }) => id === parkId);
  if (park === undefined) {
    const errors = [{ path: 'parkId', message: `There is no ${parkId}` }];
    throw new Failure('invalid-request', { detail: 'There is no such park.', errors });
  }
  return placesAndAbove(await places.all())(park.places);
}
