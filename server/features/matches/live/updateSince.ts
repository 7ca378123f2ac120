import { type Space, type SpaceId } from '#shared/space.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Import, type VisibleImports } from '../../spaces/visibleImports.ts';
import { type ChangeableIndex, type SpacesNow, type Surroundings } from '../matchIndex.ts';
import { type Written } from './pendingChanges.ts';
import { type MatchSource } from './source.ts';
import { type StagedSpaces } from './stagedSpaces.ts';

/** The index, and the imports whose spaces are in it, oldest first. */
interface State {
  readonly index: ChangeableIndex;
  readonly visible: VisibleImports;
  readonly staged?: Pick<StagedSpaces, 'of'>;
}

/** What takes an index to another state. */
export interface IndexUpdate {
  readonly spaces: SpacesNow;
  readonly surroundings?: Surroundings;
  readonly visible: VisibleImports;
}

/**
 * What takes the index to the moment in which this reads, of all that was written since; undefined where that cannot be
 * told space by space, and the index is to be built anew: where an import is no longer visible, its rows may be gone too.
 */
export async function updateSince(
  { index, visible: before, staged }: State,
  written: Written,
  source: MatchSource,
): Promise<IndexUpdate | undefined> {
  const visible = await source.visibleImports();
  const ids = written.isUnclear || !continues(before, visible) ? undefined : rowsWritten(written, before);
  if (ids === undefined) return undefined;
  const spaces = new Map<SpaceId, Space | undefined>();
  for (const shown of visible.slice(before.length)) await takeShown(shown, { source, staged, ids, spaces });
  await keepDesk(before, { source, ids, spaces });
  const surroundings = written.collections.size > 0 ? await source.surroundings() : undefined;
  await takeOthers(spaces, { ids, index, source, surroundings });
  return { spaces, visible, ...(surroundings === undefined ? {} : { surroundings }) };
}

interface Showing {
  readonly source: MatchSource;
  readonly staged: State['staged'];
  /** Spaces that must be read. */
  readonly ids: Set<SpaceId>;
  readonly spaces: Map<SpaceId, Space | undefined>;
}

/** Takes the spaces of an import that is newer than all others, as they were read ahead; what was not must be read. */
async function takeShown(
  { id: importId, shownSpaces }: Import,
  { source, staged, ids, spaces }: Showing,
): Promise<void> {
  const { read, unread } = staged?.of(importId) ?? { read: new Map<SpaceId, Space>(), unread: [] };
  const isWhole = read.size + unread.length === shownSpaces;
  if (isWhole) takeOver(spaces, [...read.values()]);
  for (const id of isWhole ? unread : await source.idsOf(importId)) ids.add(id);
}

/** What an operator wrote of a space is believed before any import, a newer one too. */
async function keepDesk(before: VisibleImports, { source, ids, spaces }: Omit<Showing, 'staged'>): Promise<void> {
  const desk = before.find(({ origin }) => origin === 'desk');
  if (desk === undefined || spaces.size === 0) return;
  for (const id of await source.idsOf(desk.id)) if (spaces.has(id)) ids.add(id);
}

interface Reading {
  readonly ids: ReadonlySet<SpaceId>;
  readonly index: ChangeableIndex;
  readonly source: MatchSource;
  /** Where they have changed too. */
  readonly surroundings: Surroundings | undefined;
}

/** Takes the spaces of the given ids, and all those that change with what is there. */
async function takeOthers(
  spaces: Map<SpaceId, Space | undefined>,
  { ids, index, source, surroundings }: Reading,
): Promise<void> {
  for (const id of ids) spaces.set(id, undefined);
  takeOver(spaces, await source.spaces.ofIds([...ids]));
  const elsewhere = surroundings === undefined ? [] : parksPlacedOtherwise(index, surroundings);
  takeOver(spaces, await ofParks(source, elsewhere, spaces));
  takeOver(spaces, await ofParks(source, index.leftBy(spaces), spaces));
}

function takeOver(spaces: Map<SpaceId, Space | undefined>, found: readonly Space[]): void {
  for (const space of found) spaces.set(space.id, space);
}

/** Whether the imports are those of before with none or more after them. */
function continues(before: VisibleImports, now: VisibleImports): boolean {
  return before.every(({ id }, place) => now[place]?.id === id);
}

/** Spaces of imports that are in the index whose rows were written; undefined where there were too many to tell. */
function rowsWritten({ rows }: Written, visible: VisibleImports): Set<SpaceId> | undefined {
  const ids = new Set<SpaceId>();
  for (const { id } of visible) {
    const written = rows.get(id);
    if (written === 'many') return undefined;
    for (const spaceId of written ?? []) ids.add(spaceId);
  }
  return ids;
}

function ofParks(
  source: MatchSource,
  parkIds: readonly string[],
  known: ReadonlyMap<SpaceId, unknown>,
): Promise<Space[]> {
  return parkIds.length === 0 ? Promise.resolve([]) : source.spaces.ofParks(parkIds, known);
}

/** Parks that are new, gone, changed, or in other places than before. */
function parksPlacedOtherwise(before: Pick<Surroundings, 'parks' | 'places'>, now: Surroundings): string[] {
  const [then, there] = [sitesOf(before), sitesOf(now)];
  return [...new Set([...then.keys(), ...there.keys()])].filter((id) => then.get(id) !== there.get(id));
}

function sitesOf({ parks, places }: Pick<Surroundings, 'parks' | 'places'>): Map<string, string> {
  const above = placesAndAbove(places);
  return new Map(parks.map((park) => [park.id, JSON.stringify([park, above(park.places)])]));
}
