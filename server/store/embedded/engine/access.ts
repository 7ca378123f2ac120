import {
  type Access,
  type Asked,
  ID_FIELDS,
  idAccess,
  indexAccess,
  type IndexChoice,
  isOpen,
  isUsable,
  NATURAL,
  scanAccess,
  standsById,
} from './accessWays.ts';
import { type Collection } from './collection.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import { EVERYTHING } from './documentPlaces.ts';
import { isGeoIndex } from './geo/geoIndex.ts';
import { geoRanges } from './geo/geoRanges.ts';
import { chooseHinted } from './hint.ts';
import { type IndexSpec, type OrderedField } from './indexSpec.ts';
import { impliesPartial } from './partialIndex.ts';
import { rangesFor, servesSort } from './ranges.ts';
import { unionAccess } from './unionAccess.ts';

/** Chooses the way to the documents: by `_id`, else by the index that narrows most or gives the order, else all. */
export function chooseAccess(collection: Collection, asked: Asked): Access {
  const { filter, sort, hint } = asked;
  if (sort[0]?.path === NATURAL) return scanAccess(collection, sort);
  if (hint !== undefined) return chooseHinted(collection, asked);
  const constraints = constraintsOf(filter);
  const byId = standsById(collection) && rangesFor(ID_FIELDS, constraints, { isMultikey: false });
  if (byId) return idAccess(collection, byId, sort);

  const best = bestIndex(collection, asked, constraints);
  if (best) return indexAccess(collection, best, sort);
  return unionAccess(collection, filter, chooseAccess) ?? scanAccess(collection, sort);
}

function bestIndex(
  collection: Collection,
  { filter, sort }: Asked,
  constraints: ReadonlyMap<string, Constraint>,
): IndexChoice | undefined {
  const indexes = collection.entry.indexes.filter(
    (index) => isOpen(index) && impliesPartial(index, filter, constraints),
  );
  const choices = [
    ...indexes.filter(isUsable).flatMap((index) => choiceOf(index, constraints, sort) ?? []),
    ...indexes.filter(isGeoIndex).flatMap((index) => {
      const served = geoRanges(collection, index, { filter, constraints });
      return served ? [{ ...served, index }] : [];
    }),
  ];
  return choices.sort((one, other) => other.worth - one.worth)[0];
}

/** Undefined where the index neither narrows the search nor gives the order. */
function choiceOf(
  index: IndexSpec,
  constraints: ReadonlyMap<string, Constraint>,
  sort: readonly OrderedField[],
): IndexChoice | undefined {
  const { fields, multikey, sparse, partialFilter } = index;
  const served = rangesFor(fields, constraints, { isMultikey: multikey });
  const isWhole = !sparse && partialFilter === undefined;
  const order = servesSort(index, constraints, sort);
  if (served) return { ...served, index, order, worth: served.worth + (order === undefined ? 0 : 0.25) };
  if (order === undefined || !isWhole) return undefined;
  return { index, ranges: [EVERYTHING], worth: 0.1, order };
}
