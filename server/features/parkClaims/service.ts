import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { type Organisation } from '#shared/organisation.ts';
import { OF_CLAIMS, OF_MEMBERS, OF_OWN_MANAGERS, OF_THE_PLACE } from '#shared/organisationAccess.ts';
import { ParkClaim, type ParkClaimState } from '#shared/parkClaimEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { tellingOnly } from '#server/domain/audit/tellingOnly.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { holdingOfOrganisation, present } from '#server/domain/access/aboutOrganisation.ts';
import { type OrganisationKeeping } from '../organisations/keeping.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { decidedBy, holdingOfClaim } from './access.ts';
import { type ClaimEnding, type ClaimWish, type ParkClaimKeeping, existing, subjectOf } from './keeping.ts';
import { type ParkClaimFilter, type ParkClaimRepository, type StoredParkClaim } from './repository.ts';

interface ListQuery extends PageQuery {
  readonly state?: ParkClaimState | undefined;
}

/** What operators claim and others decide; every function throws not-found for who may not. */
export interface ParkClaimService {
  readonly listOwn: (asking: Asking, organisationId: string, query: ListQuery) => Promise<Page<ParkClaim>>;
  readonly list: (asking: Asking, query: ListQuery) => Promise<Page<ParkClaim>>;
  readonly get: (asking: Asking, id: string) => Promise<ParkClaim>;
  /** Newest first. */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
  /** @throws {Failure} state-forbids of what is no operator; invalid-request of the park; already-exists */
  readonly claim: (
    asking: Asking,
    organisationId: string,
    wish: Pick<ParkClaim, 'parkId' | 'grounds'>,
  ) => Promise<ParkClaim>;
  /** @throws {Failure} revision-overtaken; state-forbids; already-exists where another operator manages the park */
  readonly decide: (asking: Asking, wish: ClaimWish, ending: ClaimEnding) => Promise<ParkClaim>;
  /** @throws {Failure} revision-overtaken; state-forbids */
  readonly withdraw: (asking: Asking, wish: ClaimWish) => Promise<ParkClaim>;
}

type Needs = Pick<Ground, 'atOnce' | 'audit'> & {
  readonly claims: ParkClaimRepository;
  readonly keeping: ParkClaimKeeping;
  readonly organisations: Pick<OrganisationRepository, 'find' | 'operatorOf' | 'holdMembers'>;
  readonly organisationKeeping: OrganisationKeeping;
};

/** Makes the service of claims to parks. */
export function createParkClaimService(needs: Needs): ParkClaimService {
  const { atOnce, audit, claims, keeping, organisations, organisationKeeping } = needs;

  return {
    async listOwn({ caller }, organisationId, query) {
      allow(OF_MEMBERS, caller, holdingOfOrganisation(organisationId));
      present(await organisations.find(organisationId));
      return shownPage(needs, query, { organisationId });
    },
    list: ({ caller }, query) => shownPage(needs, query, decidedBy(caller ?? { memberships: [] })),
    async get({ caller }, id) {
      const claim = await claims.find(id);
      allow(OF_CLAIMS, caller, holdingOfClaim(claim));
      return shown(needs, existing(claim));
    },
    async history({ caller }, id) {
      const claim = await claims.find(id);
      allow(OF_CLAIMS, caller, holdingOfClaim(claim));
      return tellingOnly(ParkClaim.shape, await audit.historyOf(subjectOf(existing(claim))));
    },
    async claim(asking, organisationId, wish) {
      allow(OF_OWN_MANAGERS, asking.caller, holdingOfOrganisation(organisationId));
      return atOnce(async () => {
        await organisations.holdMembers(organisationId);
        await refuseNeedless(needs, present(await organisations.find(organisationId)), wish.parkId);
        return shown(needs, await keeping.add({ organisationId, ...wish }, doingOf(asking)));
      });
    },
    decide: (asking, wish, ending) =>
      atOnce(async () => {
        allow(OF_THE_PLACE, asking.caller, holdingOfClaim(await claims.find(wish.id)));
        const claim = await keeping.end(wish, ending, doingOf(asking));
        if (claim.state === 'confirmed') await giveThePark(organisationKeeping, claim, doingOf(asking));
        return shown(needs, claim);
      }),
    withdraw: (asking, wish) =>
      atOnce(async () => {
        allow(OF_OWN_MANAGERS, asking.caller, holdingOfClaim(await claims.find(wish.id)));
        return shown(needs, await keeping.end(wish, { state: 'withdrawn' }, doingOf(asking)));
      }),
  };
}

async function shown({ organisations }: Pick<Needs, 'organisations'>, claim: StoredParkClaim): Promise<ParkClaim> {
  const [claimant, holder] = [
    await organisations.find(claim.organisationId),
    await organisations.operatorOf(claim.parkId),
  ];
  return {
    ...withoutPlaces(claim),
    organisationName: claimant?.name ?? '',
    isHeldByOther: holder !== undefined && holder.id !== claim.organisationId,
  };
}

function withoutPlaces(claim: StoredParkClaim): Omit<StoredParkClaim, 'placeIds'> {
  const rest: Omit<StoredParkClaim, 'placeIds'> & { placeIds?: readonly string[] } = { ...claim };
  delete rest.placeIds;
  return rest;
}

async function shownPage(
  needs: Pick<Needs, 'claims' | 'organisations'>,
  { state, ...query }: ListQuery,
  filter: ParkClaimFilter,
): Promise<Page<ParkClaim>> {
  const { items, ...rest } = await pageBy(query, (window) => needs.claims.page({ ...filter, state }, window));
  const all: ParkClaim[] = [];
  for (const claim of items) all.push(await shown(needs, claim));
  return { items: all, ...rest };
}

async function refuseNeedless(
  { claims }: Pick<Needs, 'claims'>,
  { id, kind, parkIds }: Organisation,
  parkId: string,
): Promise<void> {
  if (kind !== 'operator') throw new Failure('state-forbids', { detail: 'Only an operator manages parks.' });
  if (parkIds.includes(parkId)) throw new Failure('already-exists', { detail: 'You manage this park already.' });
  const open = await claims.openOf(id);
  if (open.some((claim) => claim.parkId === parkId)) {
    throw new Failure('already-exists', { detail: 'This park is claimed already, and not decided yet.' });
  }
}

/** @throws {Failure} already-exists where another operator manages it */
async function giveThePark(
  organisationKeeping: OrganisationKeeping,
  { organisationId, parkId }: StoredParkClaim,
  doing: Doing,
): Promise<void> {
  const become = ({ parkIds }: Organisation): Pick<Organisation, 'parkIds'> => ({
    parkIds: [...new Set([...parkIds, parkId])],
  });
  await organisationKeeping.change({ id: organisationId, action: 'organisation-park-confirmed', become }, doing);
}
