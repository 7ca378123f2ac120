import { type Bson, decodeTyped, encode, isDocument } from '../bson.ts';
import { type ChangeKind, type WritableCollection } from '../changing.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { namespaceText } from '../namespace.ts';
import { compareValues } from '../values/comparing.ts';
import { shown } from '../values/shown.ts';
import { withIdFirst } from '../withId.ts';
import { choiceOf } from './mergeNotMatched.ts';
import { type PipelineGround } from './stage.ts';
import { compileUpdatePipeline } from './updatePipeline.ts';

/** A document of the target as it is stored. */
export type Found = Parameters<WritableCollection['replace']>[0];

/** What becomes of a document that is there already when another one comes to it. */
export type WhenMatched = (collection: WritableCollection, found: Found, document: Bson) => void;

/** @throws {CommandFailure} BadValue, 51199, 51273 */
export function matchedOf({ whenMatched = 'merge', let: variables }: Bson, ground: PipelineGround): WhenMatched {
  if (Array.isArray(whenMatched)) return piped(whenMatched.filter(isDocument), namesOf(variables), ground);
  if (variables !== undefined)
    throw new CommandFailure(51199, `Cannot use 'let' variables with 'whenMatched: ${String(whenMatched)}' mode`);
  return choiceOf(MATCHED, whenMatched, 'whenMatched');
}

/** The document that comes is always known as `new`. */
function namesOf(stated: unknown): Bson {
  const named = { new: '$$ROOT', ...(isDocument(stated) && stated) };
  if (named.new !== '$$ROOT')
    throw new CommandFailure(51273, "'let' may not define a value for 'new' other than '$$ROOT'");
  return named;
}

const MATCHED: Readonly<Record<string, WhenMatched>> = {
  replace(collection, found, document) {
    change(collection, found, { document: { ...document, _id: idOf(found, document) }, kind: 'replace' });
  },
  merge(collection, found, document) {
    const merged = { ...decodeFound(found), ...document, _id: idOf(found, document) };
    change(collection, found, { document: merged, kind: 'update' });
  },
  keepExisting: () => undefined,
  fail(collection, found) {
    throw new CommandFailure(
      'DuplicateKey',
      `$merge with whenMatched: fail found an existing document with the same values for the 'on' fields in ${namespaceText(collection.entry.namespace)}: _id ${shown(decodeFound(found)['_id'])}`,
    );
  },
};

/** The pipeline changes the document that is there. */
function piped(stages: readonly Bson[], variables: Bson, ground: PipelineGround): WhenMatched {
  const named = Object.entries(variables).map(([name, value]) => [name, compileExpression(value, ground)] as const);
  const compiled = (bound: Bson): ((document: Bson) => Bson) =>
    compileUpdatePipeline(stages, { texts: ground.texts, variables: { ...ground.variables, ...bound } });
  // A pipeline that cannot be understood is refused before anything is written.
  compiled(Object.fromEntries(named.map(([name]) => [name, null])));
  return (collection, found, document) => {
    const pipe = compiled(Object.fromEntries(named.map(([name, evaluate]) => [name, evaluate(document)])));
    const changed = pipe(decodeFound(found));
    change(collection, found, { document: { ...changed, _id: idOf(found, changed) }, kind: 'update' });
  };
}

function decodeFound({ bytes }: Found): Bson {
  return decodeTyped(bytes);
}

function change(
  collection: WritableCollection,
  found: Found,
  { document, kind }: { readonly document: Bson; readonly kind: ChangeKind },
): void {
  const bytes = withIdFirst(encode(document));
  if (!found.bytes.equals(bytes)) collection.replace(found, bytes, kind);
}

/** @throws {CommandFailure} ImmutableField */
function idOf(found: Found, { _id }: Bson): unknown {
  const { _id: present } = decodeFound(found);
  if (_id === undefined || compareValues(_id, present) === 0) return present;
  throw new CommandFailure(
    'ImmutableField',
    '$merge failed to update the matching document, did you attempt to modify the _id or the shard key?',
  );
}
