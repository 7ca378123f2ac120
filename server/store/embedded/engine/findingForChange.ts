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
  const restsBefore = collection.unit.rests();
  const { pages, matching } = plan(collection, search, pacer);
  const found = await collected(pages());
  if (collection.unit.rests() === restsBefore) return found;
  return matching(found.flatMap(({ key }) => collection.find(key) ?? []));
}
