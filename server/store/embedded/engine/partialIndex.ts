import { type Bson, isDocument } from './bson.ts';
import { sharesFilter } from './collatedIndex.ts';
import { type Collation } from './collation/collation.ts';
import { type Constraint } from './constraints.ts';
import { type IndexSpec } from './indexSpec.ts';
import { compileFilter } from './matching.ts';
import { isPattern } from './query/comparisonOperators.ts';
import { orderedKey } from './orderedKey.ts';
import { type TextOrder } from './values/text.ts';

/**
 * Whether everything that a filter means is in a partial index. Each condition of the index must be one of the filter
 * as well, or hold for every value that the filter allows.
 */
export function impliesPartial(index: IndexSpec, { filter, constraints, collation }: Question): boolean {
  const { partialFilter } = index;
  if (partialFilter && !sharesFilter(index, collation)) return false;
  return Object.entries(partialFilter ?? {}).every(([path, condition]) => {
    if (path in filter && orderedKey(filter[path]).equals(orderedKey(condition))) return true;
    const texts = collation?.texts;
    return (!texts || isOfOrder(condition)) && holdsForAll({ path, condition, texts }, constraints.get(path));
  });
}

interface Question {
  readonly filter: Bson;
  readonly constraints: ReadonlyMap<string, Constraint>;
  readonly collation?: Collation | undefined;
}

interface Demand {
  readonly path: string;
  readonly condition: unknown;
  readonly texts: TextOrder | undefined;
}

/** A path with dots is left out: the values that are tried stand at the top. */
function holdsForAll({ path, condition, texts }: Demand, { oneOf, atLeast, atMost }: Constraint = {}): boolean {
  if (path.startsWith('$') || path.includes('.')) return false;
  const test = compileFilter({ [path]: condition }, undefined, texts);
  const holds = (value: unknown): boolean => test?.({ [path]: value }) ?? true;
  if (oneOf) return oneOf.every(holds);
  const [bound] = [isLowerBound(condition) ? atLeast : undefined, isUpperBound(condition) ? atMost : undefined].filter(
    (value) => value !== undefined,
  );
  return bound !== undefined && holds(bound);
}

/** Whether a condition holds for all texts that are equal by a collation if it does for one. */
function isOfOrder(condition: unknown): boolean {
  return !isPattern(condition) && (!isDocument(condition) || hasOnly(condition, OF_ORDER));
}

const OF_ORDER = ['$eq', '$exists', '$gt', '$gte', '$in', '$lt', '$lte', '$type'];

/** Of what is bounded from below, everything above a value holds if the value does. */
function isLowerBound(condition: unknown): boolean {
  return hasOnly(condition, ['$gt', '$gte', '$exists']) && isNotDenied(condition);
}

function isUpperBound(condition: unknown): boolean {
  return hasOnly(condition, ['$lt', '$lte', '$exists']) && isNotDenied(condition);
}

function isNotDenied(condition: unknown): boolean {
  return !(
    typeof condition === 'object' &&
    condition !== null &&
    '$exists' in condition &&
    condition.$exists === false
  );
}

function hasOnly(condition: unknown, operators: readonly string[]): boolean {
  return (
    typeof condition === 'object' &&
    condition !== null &&
    Object.keys(condition).every((key) => operators.includes(key))
  );
}
