import { ObjectId } from 'bson';
import { type Bson, decodeTyped, encode, isDocument, plain } from '../bson.ts';
import { type WritableCollection } from '../changing.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { findForChange } from '../findingForChange.ts';
import { type Namespace, namespaceText } from '../namespace.ts';
import { createPacer } from '../pacer.ts';
import { fieldOf } from '../query/reaching.ts';
import { compareValues } from '../values/comparing.ts';
import { withIdFirst } from '../withId.ts';
import { onFields } from './mergeKey.ts';
import { finishing, type PipelineGround, type Stage, type StageCompiler } from './stage.ts';
import { compileUpdatePipeline } from './updatePipeline.ts';

/** Writes the documents into a collection, as it is said of those that are there already and of those that are not. */
export const merging: StageCompiler = (operand, ground): Stage => {
  const merge = readMerge(operand, ground);
  const { engine } = ground;
  return finishing(async (documents) => {
    const on = onFields(engine, merge.into, merge.on);
    for await (const page of documents)
      await engine.write(async (unit, rest) => {
        const collection = engine.ensure(unit, merge.into);
        const pacer = createPacer({ rest });
        for (const document of page) {
          const search = { filter: filterOf(document, on), limit: 1 };
          const [found] = await findForChange(collection, search, pacer);
          if (found) merge.matched(collection, found, document);
          else merge.notMatched(collection, document);
        }
      });
  });
};

type Found = Parameters<WritableCollection['replace']>[0];

interface Merge {
  readonly into: Namespace;
  readonly on: readonly string[];
  readonly matched: (collection: WritableCollection, found: Found, document: Bson) => void;
  readonly notMatched: (collection: WritableCollection, document: Bson) => void;
}

function readMerge(operand: unknown, ground: PipelineGround): Merge {
  const stated = isDocument(operand) ? operand : { into: operand };
  const { on = '_id', whenNotMatched = 'insert' } = stated;
  const fields: readonly unknown[] = Array.isArray(on) ? on : [on];
  return {
    into: namespaceOf(stated['into'], ground.namespace),
    on: fields.map(String),
    matched: whenMatchedOf(stated, ground),
    notMatched: chosen(NOT_MATCHED, whenNotMatched, 'whenNotMatched'),
  };
}

function whenMatchedOf({ whenMatched = 'merge', let: variables }: Bson, ground: PipelineGround): Merge['matched'] {
  if (!Array.isArray(whenMatched)) return chosen(MATCHED, whenMatched, 'whenMatched');
  return piped(whenMatched, isDocument(variables) ? variables : { new: '$$ROOT' }, ground);
}

function chosen<Choice>(choices: Readonly<Record<string, Choice>>, name: unknown, field: string): Choice {
  const choice = choices[String(name)];
  if (choice) return choice;
  throw new CommandFailure(
    'BadValue',
    `Enumeration value '${String(name)}' for field '$merge.${field}' is not a valid value.`,
  );
}

function namespaceOf(into: unknown, { database }: Namespace): Namespace {
  if (typeof into === 'string' && into !== '') return { database, collection: into };
  if (isDocument(into) && typeof into['coll'] === 'string')
    return { database: typeof into['db'] === 'string' ? into['db'] : database, collection: into['coll'] };
  throw new CommandFailure(51178, "$merge 'into' field must be either a string or an object");
}

const MATCHED: Readonly<Record<string, Merge['matched']>> = {
  replace(collection, found, document) {
    change(collection, found, { ...document, _id: idOf(found, document) });
  },
  merge(collection, found, document) {
    change(collection, found, { ...decodeFound(found), ...document, _id: idOf(found, document) });
  },
  keepExisting: () => undefined,
  fail(collection, found) {
    throw new CommandFailure(
      'DuplicateKey',
      `$merge with whenMatched: fail found an existing document with the same values for the 'on' fields in ${namespaceText(collection.entry.namespace)}: ${String(decodeFound(found)['_id'])}`,
    );
  },
};

const NOT_MATCHED: Readonly<Record<string, Merge['notMatched']>> = {
  insert(collection, document) {
    collection.insert(withIdFirst(encode(document)));
  },
  discard: () => undefined,
  fail() {
    throw new CommandFailure(
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
  },
};

/** The pipeline changes the document that is there; the one that comes is known to it by a name. */
function piped(stages: readonly unknown[], variables: Bson, ground: PipelineGround): Merge['matched'] {
  const named = Object.entries(variables).map(([name, value]) => [name, compileExpression(value, ground)] as const);
  return (collection, found, document) => {
    const bound = Object.fromEntries(named.map(([name, evaluate]) => [name, evaluate(document)]));
    const pipe = compileUpdatePipeline(stages.filter(isDocument), {
      ...ground,
      variables: { ...ground.variables, ...bound },
    });
    change(collection, found, pipe(decodeFound(found)));
  };
}

function decodeFound({ bytes }: Found): Bson {
  return decodeTyped(bytes);
}

function change(collection: WritableCollection, found: Found, document: Bson): void {
  const bytes = withIdFirst(encode(document));
  if (!found.bytes.equals(bytes)) collection.replace(found, bytes, 'update');
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

/** By what the document that comes is looked for. */
function filterOf(document: Bson, on: readonly string[]): Bson {
  return Object.fromEntries(
    on.map((path) => {
      const value = path.split('.').reduce<unknown>(fieldOf, document);
      const isUsable = value !== undefined && value !== null && !Array.isArray(value);
      if (!isUsable && path !== '_id')
        throw new CommandFailure(
          51132,
          `$merge write error: 'on' field '${path}' cannot be missing, null, undefined or an array`,
        );
      return [path, { $eq: plain(value ?? new ObjectId()) }] as const;
    }),
  );
}
