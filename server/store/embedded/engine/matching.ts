import { Query } from 'mingo/query';
import { type Bson, isDocument, without } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { MINGO_OPTIONS } from './mingoOptions.ts';

/** Whether a document (with plain numbers) matches. */
export type Test = (document: Bson) => boolean;

/** Compiles a filter (with plain numbers); an empty one matches everything and is `undefined`, so that nothing need be decoded. */
export function compileFilter(filter: Bson, variables?: Bson): Test | undefined {
  if (Object.keys(filter).length === 0) return undefined;
  const criteria = without(filter, ['$comment']);
  refuseUnsupported(criteria);
  const query = new Query(criteria, { ...MINGO_OPTIONS, ...(variables && { variables }) });
  return (document) => query.test(document);
}

const UNSUPPORTED = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$text', '$where']);

function refuseUnsupported(value: unknown): void {
  if (Array.isArray(value)) {
    for (const element of value) refuseUnsupported(element);
  } else if (isDocument(value)) {
    for (const [key, part] of Object.entries(value)) {
      if (UNSUPPORTED.has(key)) throw new CommandFailure('BadValue', `The embedded store does not support ${key}.`);
      refuseUnsupported(part);
    }
  }
}
