import { type Access, type Asked, indexAccess, isOpen, NATURAL, scanAccess } from './accessWays.ts';
import { encode, isDocument, plainDocument, type Bson } from './bson.ts';
import { servedConstraints, textKeyOf } from './collatedIndex.ts';
import { type Collection } from './collection.ts';
import { CommandFailure } from './commandFailure.ts';
import { constraintsOf } from './constraints.ts';
import { EVERYTHING } from './documentPlaces.ts';
import { isGeoIndex } from './geo/geoIndex.ts';
import { geoRanges } from './geo/geoRanges.ts';
import { type IndexSpec, type OrderedField } from './indexSpec.ts';
import { rangesFor, servesSort } from './ranges.ts';
import { isTextIndex } from './text/textIndex.ts';

/** Goes by the index that is asked for, by its name or its key. @throws {CommandFailure} BadValue if there is none. */
export function chooseHinted(collection: Collection, { filter, sort, hint, collation }: Asked): Access {
  const natural = naturalOf(hint);
  if (natural) return scanAccess(collection, sort.length > 0 ? sort : [natural]);
  const index = collection.entry.indexes.find((candidate) => isOpen(candidate) && isMeant(candidate, hint));
  if (!index) return withoutIndex(collection, sort, hint);
  const constraints = servedConstraints(index, constraintsOf(filter), collation);
  if (isGeoIndex(index)) return hintedPlaces(collection, index, { filter, sort, constraints });
  if (isTextIndex(index)) throw notServing();
  const served = rangesFor(index.fields, constraints, { isMultikey: index.multikey, textKey: textKeyOf(index) });
  const ranges = served?.ranges ?? [EVERYTHING];
  return indexAccess(collection, { index, ranges, worth: 0, order: servesSort(index, constraints, sort) }, sort);
}

/** An index of places or words has not every document, and so serves only what asks for places, or words. */
function hintedPlaces(
  collection: Collection,
  index: IndexSpec,
  { filter, sort, constraints }: Asked & { readonly constraints: ReturnType<typeof constraintsOf> },
): Access {
  const served = geoRanges(collection, index, { filter, constraints });
  if (served) return indexAccess(collection, { ...served, index }, sort);
  throw notServing();
}

function notServing(): CommandFailure {
  return new CommandFailure(
    'NoQueryExecutionPlans',
    'error processing query: planner returned error :: caused by :: No query solutions',
  );
}

/** But for capped collections, whose documents stand as they came, the documents themselves are the index of `_id`. */
function withoutIndex(collection: Collection, sort: readonly OrderedField[], hint: unknown): Access {
  if (hint === '_id_' || isKey(hint, '_id')) return scanAccess(collection, sort);
  throw new CommandFailure(
    'BadValue',
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
  );
}

function naturalOf(hint: unknown): OrderedField | undefined {
  if (!isKey(hint, NATURAL)) return undefined;
  return { path: NATURAL, direction: isDocument(hint) && hint[NATURAL] === -1 ? -1 : 1 };
}

function isKey(hint: unknown, path: string): boolean {
  return isDocument(hint) && Object.keys(hint)[0] === path;
}

export function isMeant({ name, stated: { key } }: IndexSpec, hint: unknown): boolean {
  return name === hint || (isDocument(hint) && isDocument(key) && isSameKey(key, hint));
}

/** Numbers of every class are equal here. */
function isSameKey(one: Bson, other: Bson): boolean {
  return Buffer.compare(encode(plainDocument(one)), encode(plainDocument(other))) === 0;
}
