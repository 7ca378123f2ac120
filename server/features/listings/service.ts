import { type HistoryEntry } from '#shared/history.ts';
import {
  type Listing,
  type ListingContent,
  type ListingMove,
  type NewListing,
  type ParkHolding,
} from '#shared/listing.ts';
import { type Space, type SpaceId } from '#shared/space.ts';
import { type Page, type PageQuery, pageBy } from '#server/platform/paging.ts';
import { operatorOf } from './access.ts';
import { type ChangeNeeds, type ListingAsking, type SeenListing, createChanges } from './changes.ts';
import { type ListingQuery, holdingsOf, pageOfListings } from './list.ts';
import { listingFor } from './shown.ts';
import { subjectOf } from './writing.ts';

/** What operators do with their spaces. A space of another operator's park is not there. */
export interface ListingService {
  readonly list: (organisationId: string, query: ListingQuery, asking: ListingAsking) => Promise<Page<Listing>>;
  readonly holdings: (organisationId: string, query: PageQuery, asking: ListingAsking) => Promise<Page<ParkHolding>>;
  /** All spaces, in the order of ids. */
  readonly all: (organisationId: string, asking: ListingAsking) => Promise<Space[]>;
  /** @throws {Failure} not-found */
  readonly get: (id: SpaceId, asking: ListingAsking) => Promise<Listing>;
  /** @throws {Failure} invalid-request; already-exists */
  readonly create: (organisationId: string, written: NewListing, asking: ListingAsking) => Promise<Listing>;
  /** @throws {Failure} not-found; revision-overtaken; invalid-request */
  readonly change: (seen: SeenListing, content: ListingContent, asking: ListingAsking) => Promise<Listing>;
  /** @throws {Failure} not-found; revision-overtaken; state-forbids; invalid-request */
  readonly move: (seen: SeenListing, move: ListingMove, asking: ListingAsking) => Promise<Listing>;
  /** Newest first. */
  readonly history: (id: SpaceId, asking: ListingAsking) => Promise<HistoryEntry[]>;
  /** @throws {Failure} not-found; revision-overtaken; invalid-request */
  readonly restore: (seen: SeenListing, revision: number, asking: ListingAsking) => Promise<Listing>;
}

/** What the service stands on. */
export interface ListingNeeds extends ChangeNeeds {
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
}

/** Makes the service of operators' spaces. */
export function createListingService(needs: ListingNeeds): ListingService {
  const { desk, audit, parks, atOnce } = needs;
  const changes = createChanges(needs);
  return {
    async list(organisationId, query, { caller }) {
      const { parkIds } = operatorOf(caller, organisationId);
      return pageOfListings(desk, query, { caller, parkIds });
    },
    async holdings(organisationId, query, { caller }) {
      const { parkIds } = operatorOf(caller, organisationId);
      const own = (await parks.all()).filter(({ id }) => parkIds.includes(id));
      const all = holdingsOf(own, await desk.headsOf(parkIds));
      return pageBy(query, ({ limit, after = '' }) =>
        Promise.resolve(all.filter(({ id }) => id > after).slice(0, limit)),
      );
    },
    async all(organisationId, { caller }) {
      const { parkIds } = operatorOf(caller, organisationId);
      const heads = await desk.headsOf(parkIds);
      const found = await desk.ofIds(heads.map(({ id }) => id));
      return found.map(({ space }) => space).sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    async get(id, { caller }) {
      return listingFor(caller, await changes.found(id, caller));
    },
    create: (organisationId, written, asking) => atOnce(() => changes.create(organisationId, written, asking)),
    change: (seen, content, asking) => atOnce(() => changes.change(seen, content, asking)),
    move: (seen, move, asking) => atOnce(() => changes.move(seen, move, asking)),
    async history(id, { caller }) {
      const { space } = await changes.found(id, caller);
      return (await audit.historyOf(subjectOf(space))).map(withoutPrivate);
    },
    restore: (seen, revision, asking) => atOnce(() => changes.restore(seen, revision, asking)),
  };
}

/** What was noted, and who had the space in hand, may be another operator's: it stays in the log. */
function withoutPrivate(entry: HistoryEntry): HistoryEntry {
  return { ...entry, changes: entry.changes.filter(({ path }) => !/^(?:note|taking)\b/u.test(path)) };
}
