import { type KeyRange } from '../disk/disk.ts';
import { type Collection, type Stored } from '../engine/collection.ts';
import { isCapped } from '../engine/collectionOptions.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { documentPlaces, EVERYTHING } from '../engine/documentPlaces.ts';
import { filterOptions, type Search } from '../engine/finding.ts';
import { compileBytesFilter } from '../engine/matching.ts';
import { type Pacer } from '../engine/pacer.ts';

/**
 * The documents of a capped collection as they come, in that order, without an end; an empty page means that there is
 * nothing more for now. `reopen` gives the collection as it is by then, undefined where it is no more.
 *
 * @throws {CommandFailure} CappedPositionLost where documents went past unseen
 */
export async function* tailed(
  reopen: () => Collection | undefined,
  pacer: Pacer,
): AsyncGenerator<readonly Stored[], undefined> {
  let last: Buffer | undefined;
  for (let collection = reopen(); collection; collection = reopen()) {
    if (last && !collection.find(last)) throw positionLost();
    for (const page of collection.pages(since(collection, last))) {
      last = page.at(-1)?.key;
      yield page;
      const rest = pacer.due();
      if (rest) await rest;
    }
    yield [];
  }
  return undefined;
}

/** What matches a search of the documents that come; where the search has a limit, it ends with it. */
export async function* matchingTail(
  pages: AsyncIterable<readonly Stored[]>,
  search: Search,
): AsyncGenerator<readonly Stored[], undefined> {
  const { filter, limit = 0 } = search;
  const test = compileBytesFilter(filter, filterOptions(search));
  let toTake = limit === 0 ? Infinity : limit;
  for await (const page of pages) {
    const matching = page.filter(({ bytes }) => !test || test(bytes)).slice(0, toTake);
    toTake -= matching.length;
    // An empty page would say that there is nothing more for now.
    if (matching.length > 0 || page.length === 0) yield matching;
    if (toTake === 0) return undefined;
  }
  return undefined;
}

function since({ entry }: Collection, last: Buffer | undefined): KeyRange {
  return last ? { ...EVERYTHING, start: documentPlaces(entry).after(last) } : EVERYTHING;
}

function positionLost(): CommandFailure {
  return new CommandFailure(
    'CappedPositionLost',
    'CollectionScan died due to position in capped collection being deleted.',
  );
}

/** @throws {CommandFailure} BadValue */
export function checkTailable(collection: Collection, { sort = {} }: Search): void {
  if (!isCapped(collection.entry.options))
    throw new CommandFailure(
      'BadValue',
      'error processing query: planner returned error :: caused by :: tailable cursor requested on non capped collection',
    );
  if (Object.keys(sort).length > 0 && sort['$natural'] !== 1)
    throw new CommandFailure('BadValue', 'cannot use tailable option with a sort other than {$natural: 1}');
}
