import { BSONSymbol } from 'bson';
import { isDocument } from './bson.ts';
import { type Collation, storedCollation } from './collation/collation.ts';
import { type Constraint } from './constraints.ts';
import { isGeoIndex } from './geo/geoIndex.ts';
import { type IndexSpec } from './indexSpec.ts';

/** The key of a text in an index; `undefined` is that of its code points. */
export function textKeyOf({ collation }: Pick<IndexSpec, 'collation'>): ((text: string) => Buffer) | undefined {
  return storedCollation(collation)?.nearKey;
}

/**
 * What of a question an index can serve. Texts stand in it by its own collation, so that those of a question count only if
 * the question has the same one; and in an index of places texts are not looked for by a collation at all.
 */
export function servedConstraints(
  index: Pick<IndexSpec, 'fields' | 'collation'>,
  constraints: ReadonlyMap<string, Constraint>,
  collation: Collation | undefined,
): ReadonlyMap<string, Constraint> {
  const own = storedCollation(index.collation);
  const isServing = own === collation && (own === undefined || !isGeoIndex(index));
  return isServing ? constraints : withoutTexts(constraints);
}

/** The constraints that say nothing of texts. */
export function withoutTexts(constraints: ReadonlyMap<string, Constraint>): ReadonlyMap<string, Constraint> {
  return new Map([...constraints].map(([path, constraint]) => [path, withoutText(constraint)]));
}

function withoutText({ oneOf, atLeast, atMost }: Constraint): Constraint {
  return {
    ...(oneOf && !oneOf.some(holdsText) && { oneOf }),
    ...(!holdsText(atLeast) && { atLeast }),
    ...(!holdsText(atMost) && { atMost }),
  };
}

/** Whether a value is, or has within it, a text, which compares by a collation. */
function holdsText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsText);
  if (isDocument(value)) return Object.values(value).some(holdsText);
  return typeof value === 'string' || value instanceof BSONSymbol;
}

/** Whether a question with a collation may go by an index that holds only some documents. */
export function sharesFilter(
  { collation: own, partialFilter }: Pick<IndexSpec, 'collation' | 'partialFilter'>,
  collation: Collation | undefined,
): boolean {
  return storedCollation(own) === collation || !holdsText(partialFilter);
}
