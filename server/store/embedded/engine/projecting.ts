import { Query } from 'mingo/query';
import { type Bson } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { MINGO_OPTIONS } from './mingoOptions.ts';
import { reconcile } from './reconcile.ts';

/** A document twice: with its numbers in BSON classes, and plain. */
export interface Decoded {
  readonly typed: Bson;
  readonly plain: Bson;
}

/** What leaves of a document only what the projection asks for; `undefined` where it asks for everything. */
export function createProjection(projection: Bson): ((document: Decoded) => Bson) | undefined {
  const paths = Object.keys(projection);
  if (paths.length === 0) return undefined;
  if (paths.some((path) => path.endsWith('.$')))
    throw new CommandFailure('BadValue', 'The embedded store has no positional projection; use $elemMatch or $filter.');
  const query = new Query({}, MINGO_OPTIONS);
  return (document) => {
    const [result = {}] = query.find<Record<string, unknown>>([{ ...document.plain }], { ...projection }).all();
    return reconcile(result, document);
  };
}
