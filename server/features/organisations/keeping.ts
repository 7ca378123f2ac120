import { Failure, type FieldFault } from '#shared/failure.ts';
import { type Organisation } from '#shared/organisation.ts';
import { kindFault } from '#server/domain/access/kinds.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground } from '#server/part.ts';
import { overtaken, refuseOvertaken } from '#server/platform/overtaken.ts';
import { type OrganisationRepository } from './repository.ts';

/** The kind of an organisation among the subjects of the log. */
export const ORGANISATION = 'organisation';

/** What an organisation is made of. */
export interface NewOrganisation extends Pick<Organisation, 'kind' | 'name'> {
  /** Another random one where absent. */
  readonly id?: string;
  readonly parkIds?: string[] | undefined;
  readonly placeIds?: string[] | undefined;
  readonly demo?: boolean;
}

/** A change that is wished: of what, over which revision, and how it is to be. */
export interface OrganisationChange {
  readonly id: string;
  /** The revision that whoever writes has seen; the present one where absent. */
  readonly seen?: number;
  /** As `organisation-renamed`. */
  readonly action: string;
  readonly become: (before: Organisation) => Partial<Pick<Organisation, 'name' | 'parkIds' | 'placeIds' | 'state'>>;
}

/** Writes organisations and what was done to them, as a part of the transaction that runs. */
export interface OrganisationKeeping {
  /** @throws {Failure} invalid-request for parks and places that there are not; already-exists for a park of another operator */
  readonly add: (organisation: NewOrganisation, doing: Doing) => Promise<Organisation>;
  /** @throws {Failure} as `add`; not-found; revision-overtaken; state-forbids where the kind has no such thing */
  readonly change: (change: OrganisationChange, doing: Doing) => Promise<Organisation>;
}

type Needs = Pick<Ground, 'newId' | 'audit' | 'parks' | 'places'> & {
  readonly organisations: OrganisationRepository;
};

/** Makes what writes organisations. */
export function createOrganisationKeeping(needs: Needs): OrganisationKeeping {
  const { newId, audit, organisations } = needs;

  async function record(action: string, doing: Doing, versions: Versions): Promise<void> {
    const { id } = versions.after;
    await audit.record({ organisationId: id, ...doing, action, subject: { kind: ORGANISATION, id }, ...versions });
  }

  return {
    async add({ id = newId(), kind, name, parkIds = [], placeIds = [], demo = false }, doing) {
      const after: Organisation = { id, kind, name, parkIds, placeIds, state: 'active', demo, revision: 1 };
      await refuseUnfit(needs, after);
      await organisations.add(after);
      await record('organisation-created', doing, { after });
      return after;
    },
    async change({ id, seen, action, become }, doing) {
      const before = await organisations.find(id);
      if (before === undefined) throw new Failure('not-found', { detail: 'There is no such organisation.' });
      if (seen !== undefined) refuseOvertaken(before, seen);
      const after = { ...before, ...become(before), revision: before.revision + 1 };
      await refuseUnfit(needs, after, before);
      if (!(await organisations.replace(after))) throw overtaken(before.revision + 1);
      await record(action, doing, { before, after });
      return after;
    },
  };
}

interface Versions {
  readonly before?: Organisation;
  readonly after: Organisation;
}

/** Parks and places that it has already may be gone from the stock since; such as it gets must be there. */
async function refuseUnfit(
  { parks, places }: Pick<Needs, 'parks' | 'places'>,
  after: Organisation,
  before?: Organisation,
): Promise<void> {
  const fault = kindFault(after);
  if (fault !== undefined) throw new Failure('state-forbids', { detail: fault });
  const errors = [
    ...(await unknown('parkIds', added(after.parkIds, before?.parkIds), parks)),
    ...(await unknown('placeIds', added(after.placeIds, before?.placeIds), places)),
  ];
  if (errors.length > 0) throw new Failure('invalid-request', { detail: 'There are no such parks or places.', errors });
}

function added(ids: readonly string[], former: readonly string[] = []): string[] {
  return ids.filter((id) => !former.includes(id));
}

async function unknown(
  path: string,
  ids: readonly string[],
  stock: { readonly all: () => Promise<readonly { readonly id: string }[]> },
): Promise<FieldFault[]> {
  if (ids.length === 0) return [];
  const known = new Set((await stock.all()).map(({ id }) => id));
  return ids.filter((id) => !known.has(id)).map((id) => ({ path, message: `There is no ${id}` }));
}
