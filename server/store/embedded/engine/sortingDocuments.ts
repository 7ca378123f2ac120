import { type Bson } from './bson.ts';
import { collatedKey, compareCollated, type SortField, sortKey } from './sorting.ts';
import { sortedByKey, type Sorting } from './sortingPages.ts';
import { type TextOrder } from './values/text.ts';

/** By which fields of its document an element is sorted, and how the texts in them compare. */
export interface DocumentOrder<Element> {
  readonly fields: readonly SortField[];
  readonly texts: TextOrder | undefined;
  readonly documentOf: (element: Element) => Bson;
}

/** Sorts what has documents; bytes are compared where nothing else is asked for. */
export function sortedDocuments<Element>(
  pages: AsyncIterable<readonly Element[]>,
  { fields, texts, documentOf }: DocumentOrder<Element>,
  sorting: Sorting,
): AsyncGenerator<readonly Element[], undefined> {
  if (!texts) {
    const keyOf = (element: Element): Buffer => sortKey(documentOf(element), fields);
    return sortedByKey(pages, { keyOf, compare: (one, other) => Buffer.compare(one, other) }, sorting);
  }
  const sort = { fields, texts };
  return sortedByKey(
    pages,
    {
      keyOf: (element) => collatedKey(documentOf(element), sort),
      compare: (one, other) => compareCollated(one, other, sort),
    },
    sorting,
  );
}
