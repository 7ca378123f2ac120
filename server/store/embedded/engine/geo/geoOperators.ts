import { CommandFailure } from '../commandFailure.ts';
import { ofElements } from '../query/condition.ts';
import { type FieldOperator } from '../query/context.ts';
import { placeIn } from './place.ts';
import { readRegion, type RegionOperator } from './readingRegion.ts';

/** The operators of fields that ask where a value lies. */
export const GEO_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $geoWithin: inRegion('$geoWithin'),
  $within: inRegion('$within'),
  $geoIntersects: inRegion('$geoIntersects'),
  $near: misplaced,
  $nearSphere: misplaced,
  $geoNear: misplaced,
};

function inRegion(operator: RegionOperator): FieldOperator {
  return (operand) => {
    const { test } = readRegion(operator, operand);
    return ofElements((value) => {
      const place = placeIn(value);
      return place !== undefined && test(place);
    });
  };
}

/** What asks for an order is taken out of a filter before it is compiled, where it may stand. */
function misplaced(): never {
  throw new CommandFailure(5626500, '$geoNear, $near, and $nearSphere are not allowed in this context');
}
