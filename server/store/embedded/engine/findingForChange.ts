import { type WritableCollection } from './changing.ts';
import { type Stored } from './collection.ts';
import { filterOptions, find, type Search } from './finding.ts';
import { takeNear } from './geo/takingNear.ts';
import { compileBytesFilter } from './matching.ts';
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
): Promise<readonly Stored[]> {
  const restsBefore = collection.unit.rests();
  const found = await collected(find(collection, search, pacer));
  if (collection.unit.rests() === restsBefore) return found;
  const test = compileBytesFilter(takeNear(search.filter).rest, filterOptions(search));
  return found.flatMap(({ key }) => {
    const now = collection.find(key);
    return now && (!test || test(now.bytes)) ? [now] : [];
  });
}
