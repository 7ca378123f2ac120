import { EJSON } from 'bson';
import { type Bson } from '../bson.ts';
import { type Constraint } from '../constraints.ts';
import { type IndexSpec, type OrderedField } from '../indexSpec.ts';

/** Between which values an index is walked, field by field, as MongoDB writes it. */
export function indexBounds({ fields }: IndexSpec, constraints: ReadonlyMap<string, Constraint>): Bson {
  const isOpen = fields.map(({ path }) => constraints.get(path)?.oneOf === undefined);
  // A field behind one that is not equal to something is walked whole.
  const bounded = isOpen.includes(true) ? isOpen.indexOf(true) : fields.length;
  return Object.fromEntries(
    fields.map((field, at) => [
      field.path,
      at <= bounded ? boundsOf(field, constraints.get(field.path)) : [whole(field)],
    ]),
  );
}

function boundsOf(field: OrderedField, { oneOf, atLeast, atMost }: Constraint = {}): string[] {
  if (oneOf) return oneOf.map((value) => `[${shown(value)}, ${shown(value)}]`);
  if (atLeast === undefined && atMost === undefined) return [whole(field)];
  const low = atLeast === undefined ? '-inf' : shown(atLeast);
  const high = atMost === undefined ? 'inf' : shown(atMost);
  return [field.direction === 1 ? `[${low}, ${high}]` : `[${high}, ${low}]`];
}

function whole({ direction }: OrderedField): string {
  return direction === 1 ? '[MinKey, MaxKey]' : '[MaxKey, MinKey]';
}

function shown(value: unknown): string {
  return EJSON.stringify(value);
}
