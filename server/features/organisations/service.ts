import { type z } from 'zod';
import { type Access, type OrganisationKind } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { Organisation, PLATFORM_ID } from '#shared/organisation.ts';
import { OF_ADMINISTRATORS, OF_MANAGERS, OF_MEMBERS } from '#shared/organisationAccess.ts';
import { type createOrganisation } from '#shared/organisationEndpoints.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { holdingOfOrganisation, present } from '#server/domain/access/aboutOrganisation.ts';
import { listedFor } from './access.ts';
import { ORGANISATION, type OrganisationChange, type OrganisationKeeping } from './keeping.ts';
import { type OrganisationRepository } from './repository.ts';

/** Which organisation is changed, over which revision, by whom. */
export interface Wish {
  readonly id: string;
  readonly seen: number;
  readonly asking: Asking;
}

interface ListQuery extends PageQuery {
  readonly kind?: OrganisationKind | undefined;
  readonly state?: Organisation['state'] | undefined;
  readonly text?: string | undefined;
}

/** What may be done about organisations themselves; every function throws not-found for who may not. */
export interface OrganisationService {
  readonly list: (asking: Asking, query: ListQuery) => Promise<Page<Organisation>>;
  /** @throws {Failure} invalid-request; state-forbids; already-exists */
  readonly create: (asking: Asking, made: Created) => Promise<Organisation>;
  readonly get: (asking: Asking, id: string) => Promise<Organisation>;
  /** @throws {Failure} revision-overtaken */
  readonly rename: (wish: Wish, name: string) => Promise<Organisation>;
  /** @throws {Failure} revision-overtaken; invalid-request; state-forbids; already-exists */
  readonly setParks: (wish: Wish, parkIds: readonly string[]) => Promise<Organisation>;
  /** @throws {Failure} revision-overtaken; invalid-request; state-forbids */
  readonly setPlaces: (wish: Wish, placeIds: readonly string[]) => Promise<Organisation>;
  /** @throws {Failure} revision-overtaken; state-forbids of the platform, which stays active */
  readonly setState: (wish: Wish, state: Organisation['state']) => Promise<Organisation>;
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
  /** @throws {Failure} revision-overtaken; not-found of the earlier revision */
  readonly restore: (wish: Wish, revision: number) => Promise<Organisation>;
}

type Created = z.output<typeof createOrganisation.input.body>;

type Needs = Pick<Ground, 'atOnce' | 'audit'> & {
  readonly organisations: OrganisationRepository;
  readonly keeping: OrganisationKeeping;
};

/** Makes the service of organisations. */
export function createOrganisationService({ atOnce, audit, organisations, keeping }: Needs): OrganisationService {
  const change = async ({ id, seen, asking }: Wish, { to, ...wanted }: Change): Promise<Organisation> => {
    allow(to, asking.caller, holdingOfOrganisation(id));
    return atOnce(() => keeping.change({ id, seen, ...wanted }, doingOf(asking)));
  };

  async function get({ caller }: Asking, id: string): Promise<Organisation> {
    allow(OF_MEMBERS, caller, holdingOfOrganisation(id));
    return present(await organisations.find(id));
  }

  return {
    list: ({ caller }, { kind, state, text, ...query }) =>
      pageByKey<Organisation>(
        query,
        ({ name }) => name,
        (window) => organisations.page({ kind, state, text, ...listedFor(caller ?? { memberships: [] }) }, window),
      ),
    async create(asking, made) {
      allow(OF_ADMINISTRATORS, asking.caller, {});
      return atOnce(() => keeping.add(made, doingOf(asking)));
    },
    get,
    rename: (wish, name) => change(wish, { to: OF_MANAGERS, action: 'organisation-renamed', become: () => ({ name }) }),
    setParks: (wish, parkIds) =>
      change(wish, {
        to: OF_ADMINISTRATORS,
        action: 'organisation-parks-set',
        become: () => ({ parkIds: distinct(parkIds) }),
      }),
    setPlaces: (wish, placeIds) =>
      change(wish, {
        to: OF_ADMINISTRATORS,
        action: 'organisation-places-set',
        become: () => ({ placeIds: distinct(placeIds) }),
      }),
    async setState(wish, state) {
      refusePlatform(wish.id);
      const action = state === 'active' ? 'organisation-enabled' : 'organisation-disabled';
      return change(wish, { to: OF_ADMINISTRATORS, action, become: () => ({ state }) });
    },
    async history(asking, id) {
      await get(asking, id);
      return audit.historyOf({ kind: ORGANISATION, id });
    },
    async restore(wish, revision) {
      allow(OF_MANAGERS, wish.asking.caller, holdingOfOrganisation(wish.id));
      const { name } = await earlier(audit, wish.id, revision);
      return change(wish, { to: OF_MANAGERS, action: 'organisation-restored', become: () => ({ name }) });
    },
  };
}

/** What is to become of an organisation, and who may do that. */
interface Change extends Pick<OrganisationChange, 'action' | 'become'> {
  readonly to: Access;
}

async function earlier(audit: Needs['audit'], id: string, revision: number): Promise<Organisation> {
  const { success, data } = Organisation.safeParse(await audit.revisionOf({ kind: ORGANISATION, id }, revision));
  if (!success) throw new Failure('not-found', { detail: NOTHING_HERE });
  return data;
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function refusePlatform(id: string): void {
  if (id !== PLATFORM_ID) return;
  throw new Failure('state-forbids', { detail: 'The organisation that runs the platform stays active.' });
}
