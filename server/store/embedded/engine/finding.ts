import { type Bson, decodePlain } from './bson.ts';
import { chooseAccess } from './access.ts';
import { type Access } from './accessWays.ts';
import { type Collation } from './collation/collation.ts';
import { type Collection, type Stored } from './collection.ts';
import { nearAccess } from './geo/nearAccess.ts';
import { takeNear } from './geo/takingNear.ts';
import { type BytesTest, compileBytesFilter, type FilterOptions } from './matching.ts';
import { narrowed } from './narrowing.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { slice } from './pageStreams.ts';
import { createBytesProjection } from './projecting.ts';
import { type ProjectionGround } from './projection/steps.ts';
import { sortFields } from './sorting.ts';
import { sortedDocuments } from './sortingDocuments.ts';

/** A question to a collection, with plain numbers. A limit of 0 is none. */
export interface Search {
  readonly filter: Bson;
  readonly sort?: Bson;
  readonly skip?: number;
  readonly limit?: number;
  readonly variables?: Bson;
  /** The name or the key of the index to be used. */
  readonly hint?: unknown;
  readonly collation?: Collation | undefined;
}

/** How much is read. */
export interface Examined {
  keys: number;
  documents: number;
}

/** A question that can be answered. */
export interface Answering {
  readonly access: Access;
  readonly isSorting: boolean;
  readonly examined: Examined;
  /** The documents that match, in the order asked for, read as they are taken where no sorting needs them all. */
  readonly pages: () => AsyncGenerator<readonly Stored[], undefined>;
}

/** How a question is answered. */
export function plan(collection: Collection, search: Search, pacer: Pacer = createPacer()): Answering {
  const { sort = {}, variables, hint, collation } = search;
  const { near, rest: filter } = takeNear(search.filter);
  const test = compileBytesFilter(filter, filterOptions(search));
  const fields = sortFields(sort);
  const asked = { filter: narrowed(filter, variables), sort: fields, hint, collation };
  const access = near ? nearAccess(collection, near, asked) : chooseAccess(collection, asked);
  const isSorting = fields.length > 0 && !access.isInOrder;
  const examined = { keys: 0, documents: 0 };
  const order = { fields, texts: collation?.texts, documentOf: ({ bytes }: Stored) => decodePlain(bytes) };
  return {
    access,
    isSorting,
    examined,
    pages() {
      const matching = matchingOf(access.pages(), test, { pacer, examined });
      return slice(isSorting ? sortedDocuments(matching, order, { pacer, limit: wantedOf(search) }) : matching, search);
    },
  };
}

/** What the filter of a search is compiled with. */
export function filterOptions({ variables, collation }: Search): FilterOptions {
  return { ...(variables && { variables }), texts: collation?.texts };
}

/** @see plan */
export function find(
  collection: Collection,
  search: Search,
  pacer?: Pacer,
): AsyncGenerator<readonly Stored[], undefined> {
  return plan(collection, search, pacer).pages();
}

/** The documents found as bytes, with the fields that the projection (plain numbers) leaves. */
export function projection(stated: Bson, ground: ProjectionGround): (stored: Stored) => Uint8Array {
  const project = createBytesProjection(stated, ground);
  return ({ bytes }) => project?.(bytes) ?? bytes;
}

async function* matchingOf(
  pages: Iterable<readonly Stored[]>,
  test: BytesTest | undefined,
  { pacer, examined }: { readonly pacer: Pacer; readonly examined: Examined },
): AsyncGenerator<readonly Stored[], undefined> {
  for (const page of pages) {
    examined.documents += page.length;
    const matching = test ? page.filter(({ bytes }) => test(bytes)) : page;
    if (matching.length > 0) yield matching;
    const rest = pacer.due();
    if (rest) await rest;
  }
}

/** How many documents a sorting has to keep; 0 is all. */
function wantedOf({ skip = 0, limit = 0 }: Search): number {
  return limit === 0 ? 0 : skip + limit;
}
