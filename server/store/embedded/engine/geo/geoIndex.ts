import { type Bson, plain } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type IndexField, type IndexSpec } from '../indexSpec.ts';
import { type Bounds } from './grid.ts';

/** A field of an index that says where something is. */
export interface GeoField extends IndexField {
  readonly kind: '2dsphere' | '2d';
}

export function isGeoField(field: IndexField): field is GeoField {
  return field.kind === '2dsphere' || field.kind === '2d';
}

export function isGeoIndex({ fields }: Pick<IndexSpec, 'fields'>): boolean {
  return fields.some(isGeoField);
}

/** The bounds of the plane of a `2d` index. */
export function boundsOf({ stated }: Pick<IndexSpec, 'stated'>): Bounds {
  const { min, max } = stated;
  return { min: numberOr(min, -180), max: numberOr(max, 180) };
}

function numberOr(value: unknown, otherwise: number): number {
  const number = plain(value);
  return typeof number === 'number' ? number : otherwise;
}

/** @throws {CommandFailure} where an index of places is asked for that cannot be. */
export function checkGeoIndex(fields: readonly IndexField[], stated: Bson): void {
  const flat = fields.filter(({ kind }) => kind === '2d').length;
  if (flat > 1) throw new CommandFailure(16800, "can't have 2 geo fields");
  if (flat === 1 && fields[0]?.kind !== '2d') throw new CommandFailure(16801, '2d has to be first in index');
  if (flat === 1) checkPlane(stated);
  if (fields.some(isGeoField) && plain(stated['unique']) === true)
    throw new CommandFailure('CannotCreateIndex', 'The embedded store keeps no index of places that is unique.');
}

function checkPlane(stated: Bson): void {
  const { min, max } = boundsOf({ stated });
  if (!(min < max))
    throw new CommandFailure('InvalidOptions', `region for hash must be valid, but have min: ${min} max: ${max}`);
  const bits = numberOr(stated['bits'], 26);
  if (!(bits >= 1 && bits <= 32))
    throw new CommandFailure('InvalidOptions', `bits in geo index must be between 1 and 32`);
}
