import { type WritableCollection } from './changing.ts';
import { type Found, plan, type Search } from './finding.ts';
import { type Pacer } from './pacer.ts';
import { collected } from './pageStreams.ts';

/**
 * The documents that a unit is to change. All are found before the first is changed, as a change must not bring a document
 * into its own way. Where the search has rested in between, what has changed meanwhile is looked at again.
 */
export async function findForChange(
  collection: WritableCollection,
  search: Search,
  pacer: Pacer,
): Promise<readonly Found[]> {
  const { found } = await lookFor(collection, search, pacer);
  return found;
}

/** As `findForChange`, one after another, with rests in between; what others change meanwhile is looked at again. */
export async function* eachForChange(
  collection: WritableCollection,
  search: Search,
  pacer: Pacer,
): AsyncGenerator<Found, undefined> {
  const { found, again } = await lookFor(collection, search, pacer);
  const restsBefore = collection.unit.rests();
  for (const one of found) {
    yield* collection.unit.rests() === restsBefore ? [one] : again([one]);
    const rest = pacer.due();
    if (rest) await rest;
  }
  return undefined;
}

interface Looked {
  readonly found: readonly Found[];
  /** Those that are found still, as they are now. */
  readonly again: (found: readonly Found[]) => readonly Found[];
}

async function lookFor(collection: WritableCollection, search: Search, pacer: Pacer): Promise<Looked> {
  const restsBefore = collection.unit.rests();
  const { pages, matching } = plan(collection, search, pacer);
  const again = (some: readonly Found[]): readonly Found[] =>
    matching(some.flatMap(({ key }) => collection.find(key) ?? []));
  const found = await collected(pages());
  return { found: collection.unit.rests() === restsBefore ? found : again(found), again };
}
