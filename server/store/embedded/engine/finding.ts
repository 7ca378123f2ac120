import { type Bson, decodePlain, decodeTyped, encode } from './bson.ts';
import { chooseAccess } from './access.ts';
import { type Collection, type Stored } from './collection.ts';
import { compileFilter } from './matching.ts';
import { createProjection } from './projecting.ts';
import { sortFields, sortKey } from './sorting.ts';

/** A question to a collection, with plain numbers. A limit of 0 is none. */
export interface Search {
  readonly filter: Bson;
  readonly sort?: Bson;
  readonly skip?: number;
  readonly limit?: number;
  readonly variables?: Bson;
}

/** The documents that match, in the order asked for, read as they are taken where no sorting needs them all. */
export function find(collection: Collection, search: Search): Generator<Stored> {
  const { filter, sort = {}, variables } = search;
  const test = compileFilter(filter, variables);
  const fields = sortFields(sort);
  const [field] = fields;
  const isById = fields.length === 1 && field?.path === '_id';
  const access = chooseAccess(collection, filter, isById && field.direction === -1);
  const isInOrder = !field || (isById && access.inIdOrder);
  const matching = matchingOf(access.documents(), test);
  return slice(isInOrder ? matching : sorted(matching, fields), search);
}

/** The documents found as bytes, with the fields that the projection (plain numbers) leaves. */
export function* projected(found: Iterable<Stored>, projection: Bson): Generator<Uint8Array, undefined> {
  const project = createProjection(projection);
  for (const { bytes } of found) {
    yield project ? encode(project({ typed: decodeTyped(bytes), plain: decodePlain(bytes) })) : bytes;
  }
}

function* matchingOf(documents: Iterable<Stored>, test: ((document: Bson) => boolean) | undefined): Generator<Stored> {
  for (const stored of documents) if (!test || test(decodePlain(stored.bytes))) yield stored;
}

/** Stable: documents that compare equal stay in the order in which they were found. */
function* sorted(found: Iterable<Stored>, fields: ReturnType<typeof sortFields>): Generator<Stored> {
  const keyed = Array.from(found, (stored) => ({ stored, key: sortKey(decodePlain(stored.bytes), fields) }));
  keyed.sort((one, other) => Buffer.compare(one.key, other.key));
  for (const { stored } of keyed) yield stored;
}

function* slice(elements: Iterable<Stored>, { skip = 0, limit = 0 }: Search): Generator<Stored> {
  let at = 0;
  const end = limit === 0 ? Infinity : skip + limit;
  for (const element of elements) {
    if (at >= skip) yield element;
    at += 1;
    if (at >= end) return;
  }
}
