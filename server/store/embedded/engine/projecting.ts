import { Query } from 'mingo';
import { type Bson } from './bson.ts';
import { QUERY_OPTIONS } from './matching.ts';
import { reconcile } from './reconcile.ts';

/** A document twice: with its numbers in BSON classes, and plain. */
export interface Decoded {
  readonly typed: Bson;
  readonly plain: Bson;
}

/** What leaves of a document only what the projection asks for; `undefined` where it asks for everything. */
export function createProjection(projection: Bson, filter: Bson): ((document: Decoded) => Bson) | undefined {
  if (Object.keys(projection).length === 0) return undefined;
  const query = new Query({}, { ...QUERY_OPTIONS });
  void filter;
  return (document) => {
    const [result = {}] = query.find<Record<string, unknown>>([{ ...document.plain }], { ...projection }).all();
    return reconcile(result, document);
  };
}
