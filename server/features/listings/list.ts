import { type z } from 'zod';
import { type Listing, type ListingState, type ParkHolding } from '#shared/listing.ts';
import { type listListings } from '#shared/listingEndpoints.ts';
import { type Park } from '#shared/park.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { listingStateOf } from '#server/domain/supply/listingState.ts';
import { type Page, type SortedWindow, pageByKey } from '#server/platform/paging.ts';
import { type DeskHead, type DeskRepository } from '../spaces/desk/repository.ts';
import { listingFor } from './shown.ts';

/** As asked over HTTP. */
export type ListingQuery = z.output<(typeof listListings)['input']['query']>;

/** One page of the spaces of parks. All heads of an operator's spaces are read for it: they are thousands, not millions. */
export async function pageOfListings(
  desk: Pick<DeskRepository, 'headsOf' | 'ofIds'>,
  query: ListingQuery,
  { caller, parkIds }: { readonly caller: Caller | undefined; readonly parkIds: readonly string[] },
): Promise<Page<Listing>> {
  const parks = query.park === undefined ? parkIds : parkIds.filter((id) => id === query.park);
  const passing = (await desk.headsOf(parks)).filter((head) => passes(head, query));
  const keyOf = KEYS[query.sort];
  const sorted = inOrder(passing, keyOf);
  const { items, nextCursor } = await pageByKey(query, keyOf, (window) =>
    Promise.resolve(windowOf(sorted, keyOf, window)),
  );
  const found = await ofIdsInOrder(
    desk,
    items.map(({ id }) => id),
  );
  return {
    items: found.map((stored) => listingFor(caller, stored)),
    ...(nextCursor !== undefined && { nextCursor }),
  };
}

function passes(head: DeskHead, { building, state, text }: ListingQuery): boolean {
  if (building !== undefined && head.building !== building) return false;
  if (state !== undefined && stateOf(head) !== state) return false;
  if (text === undefined) return true;
  const sought = text.toLowerCase();
  return [head.id, head.name.zh, head.name.en].some((name) => name.toLowerCase().includes(sought));
}

function stateOf({ status, stage }: DeskHead): ListingState {
  return listingStateOf({ status, facts: { stage } });
}

/** What a list is sorted by, the least first; what is not known stands last either way. */
const KEYS: Readonly<Record<ListingQuery['sort'], (head: DeskHead) => number | string>> = {
  id: ({ id }) => id,
  areaM2: ({ areaM2 }) => numberIn(areaM2) ?? LAST,
  '-areaM2': ({ areaM2 }) => turned(areaM2),
  rentFenPerM2Month: ({ rentFenPerM2Month }) => numberIn(rentFenPerM2Month) ?? LAST,
  '-rentFenPerM2Month': ({ rentFenPerM2Month }) => turned(rentFenPerM2Month),
  '-updatedAt': ({ updatedAt }) => (updatedAt === undefined ? LAST : -Date.parse(updatedAt)),
};

function turned(value: number | string | undefined): number {
  const known = numberIn(value);
  return known === undefined ? LAST : -known;
}

function numberIn(value: number | string | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** JSON knows no infinity, and cursors are made of it. */
const LAST = Number.MAX_VALUE;

function inOrder(heads: readonly DeskHead[], keyOf: (head: DeskHead) => number | string): DeskHead[] {
  return heads.toSorted((one, other) => compared([keyOf(one), one.id], [keyOf(other), other.id]));
}

type Place = readonly [key: number | string, id: string];

function compared([oneKey, oneId]: Place, [otherKey, otherId]: Place): number {
  if (oneKey !== otherKey) return oneKey < otherKey ? -1 : 1;
  return oneId < otherId ? -1 : Number(oneId > otherId);
}

function windowOf(
  sorted: readonly DeskHead[],
  keyOf: (head: DeskHead) => number | string,
  { limit, after }: SortedWindow,
): DeskHead[] {
  if (after === undefined) return sorted.slice(0, limit);
  return sorted.filter((head) => compared([keyOf(head), head.id], [after.key, after.id]) > 0).slice(0, limit);
}

async function ofIdsInOrder(
  desk: Pick<DeskRepository, 'ofIds'>,
  ids: readonly SpaceId[],
): Promise<Awaited<ReturnType<DeskRepository['ofIds']>>> {
  const byId = new Map((await desk.ofIds(ids)).map((stored) => [stored.space.id, stored]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Parks with their buildings, counted, in the order of ids. */
export function holdingsOf(parks: readonly Park[], heads: readonly DeskHead[]): ParkHolding[] {
  return parks.map(({ id, name, location }) => ({
    id,
    name,
    ...(location !== undefined && { location }),
    buildings: buildingsOf(heads.filter(({ parkId }) => parkId === id)),
  }));
}

function buildingsOf(heads: readonly DeskHead[]): ParkHolding['buildings'] {
  const byBuilding = new Map<string, DeskHead[]>();
  for (const head of heads) {
    const building = head.building ?? '';
    byBuilding.set(building, [...(byBuilding.get(building) ?? []), head]);
  }
  return [...byBuilding]
    .map(([building, inside]) => ({
      ...(building !== '' && { building }),
      spaces: inside.length,
      knownAreaM2: inside.reduce((sum, { areaM2 = 0 }) => sum + areaM2, 0),
      byState: countsByState(inside),
    }))
    .sort((one, other) => (one.building ?? '').localeCompare(other.building ?? '', 'en', { numeric: true }));
}

function countsByState(heads: readonly DeskHead[]): ParkHolding['buildings'][number]['byState'] {
  const counts: Partial<Record<ListingState, number>> = {};
  for (const head of heads) counts[stateOf(head)] = (counts[stateOf(head)] ?? 0) + 1;
  return counts;
}
