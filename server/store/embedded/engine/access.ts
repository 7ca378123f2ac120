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
import { servedConstraints, textKeyOf, withoutTexts } from './collatedIndex.ts';
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
  const { sort, hint, collation } = asked;
  if (sort[0]?.path === NATURAL) return scanAccess(collection, sort);
  // Nothing is kept in the order of a collation.
  if (collation && sort.length > 0) return { ...chooseAccess(collection, { ...asked, sort: [] }), isInOrder: false };
  if (hint !== undefined) return chooseHinted(collection, asked);
  return chooseOwn(collection, asked);
}

function chooseOwn(collection: Collection, asked: Asked): Access {
  const { filter, sort, collation } = asked;
  const constraints = constraintsOf(filter);
  // Documents stand by the code points of their `_id`, whatever collation their collection has.
  const ofId = collation ? withoutTexts(constraints) : constraints;
  const byId = standsById(collection) && rangesFor(ID_FIELDS, ofId, { isMultikey: false });
  if (byId) return idAccess(collection, byId, sort);

  const best = bestIndex(collection, asked, constraints);
  if (best) return indexAccess(collection, best, sort);
  return unionAccess(collection, asked, chooseAccess) ?? scanAccess(collection, sort);
}

function bestIndex(
  collection: Collection,
  { filter, sort, collation }: Asked,
  constraints: ReadonlyMap<string, Constraint>,
): IndexChoice | undefined {
  const indexes = collection.entry.indexes.filter(
    (index) => isOpen(index) && impliesPartial(index, { filter, constraints, collation }),
  );
  const choices = [
    ...indexes
      .filter(isUsable)
      .flatMap((index) => choiceOf(index, servedConstraints(index, constraints, collation), sort) ?? []),
    ...indexes.filter(isGeoIndex).flatMap((index) => {
      const served = geoRanges(collection, index, {
        filter,
        constraints: servedConstraints(index, constraints, collation),
      });
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
  const served = rangesFor(fields, constraints, { isMultikey: multikey, textKey: textKeyOf(index) });
  const isWhole = !sparse && partialFilter === undefined;
  const order = servesSort(index, constraints, sort);
  if (served) return { ...served, index, order, worth: served.worth + (order === undefined ? 0 : 0.25) };
  if (order === undefined || !isWhole) return undefined;
  return { index, ranges: [EVERYTHING], worth: 0.1, order };
}
