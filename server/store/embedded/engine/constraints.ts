import { Binary, Decimal128, Long, ObjectId } from 'bson';
import { type Bson, isDocument } from './bson.ts';

/** What a filter demands of one path, as far as an index can serve it; anything else is left to the filter itself. */
export interface Constraint {
  /** One of these. */
  readonly oneOf?: readonly unknown[];
  readonly atLeast?: unknown;
  readonly atMost?: unknown;
}

/** The constraints of a filter (plain numbers) by path: every matching document keeps them, not every one that keeps them matches. */
export function constraintsOf(filter: Bson): ReadonlyMap<string, Constraint> {
  const constraints = new Map<string, Constraint>();
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition.filter(isDocument)) merge(constraints, constraintsOf(part));
    } else if (!path.startsWith('$')) {
      merge(constraints, new Map([[path, constraintOf(condition)]]));
    }
  }
  return constraints;
}

/** Of two demands on one path either may serve; both together would be wrong for arrays. */
function merge(into: Map<string, Constraint>, more: ReadonlyMap<string, Constraint>): void {
  for (const [path, constraint] of more) into.set(path, { ...constraint, ...into.get(path) });
}

function constraintOf(condition: unknown): Constraint {
  if (isIndexable(condition)) return { oneOf: [condition] };
  if (!isDocument(condition)) return {};
  return { ...equality(condition), ...bounds(condition) };
}

function equality({ $eq, $in }: Bson): Constraint {
  if (isIndexable($eq)) return { oneOf: [$eq] };
  if (Array.isArray($in) && $in.length <= MAX_LOOKUPS && $in.every(isIndexable)) return { oneOf: $in };
  return {};
}

function bounds({ $gt, $gte, $lt, $lte }: Bson): Constraint {
  const [low] = [$gt, $gte].filter(isIndexable);
  const [high] = [$lt, $lte].filter(isIndexable);
  return { ...(low !== undefined && { atLeast: low }), ...(high !== undefined && { atMost: high }) };
}

/** More separate look-ups than this are not worth more than reading everything. */
const MAX_LOOKUPS = 1000;

/** `null` also matches what is missing, documents and arrays compare in ways of their own, and expressions match many. */
function isIndexable(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return !Number.isNaN(value);
  return CLASSES.some((known) => value instanceof known);
}

const CLASSES = [Date, ObjectId, Binary, Long, Decimal128];
