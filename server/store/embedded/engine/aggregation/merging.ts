import { ObjectId } from 'bson';
import { type Bson, isDocument, plain } from '../bson.ts';
import { type WritableCollection } from '../changing.ts';
import { CommandFailure } from '../commandFailure.ts';
import { findForChange } from '../findingForChange.ts';
import { type Namespace } from '../namespace.ts';
import { createPacer } from '../pacer.ts';
import { fieldOf } from '../query/reaching.ts';
import { type Found, matchedOf, type WhenMatched } from './mergeMatched.ts';
import { onFields } from './mergeKey.ts';
import { notMatchedOf, type WhenNotMatched } from './mergeNotMatched.ts';
import { finishing, type PipelineGround, type Stage, type StageCompiler } from './stage.ts';
import { writeTarget } from './writeTarget.ts';

/** Writes the documents into a collection, as it is said of those that are there already and of those that are not. */
export const merging: StageCompiler = (operand, ground): Stage => {
  const merge = readMerge(operand, ground);
  const { engine, wish, collation } = ground;
  return finishing(async (documents) => {
    const on = onFields(engine, merge, collation);
    for await (const page of documents)
      await engine.write(async (unit, rest) => {
        const collection = engine.ensure(unit, merge.into, wish);
        const pacer = createPacer({ rest });
        for (const document of page) {
          const search = { filter: filterOf(document, on), limit: 1, collation };
          const [found] = await findForChange(collection, search, pacer);
          mergeOne(collection, found, { ...merge, document });
        }
      });
  });
};

interface Merge {
  readonly into: Namespace;
  readonly on: readonly string[];
  readonly matched: WhenMatched;
  readonly notMatched: WhenNotMatched;
}

function mergeOne(
  collection: WritableCollection,
  found: Found | undefined,
  { document, matched, notMatched }: Merge & { readonly document: Bson },
): void {
  if (found) matched(collection, found, document);
  else notMatched(collection, document);
}

const KNOWN = new Set(['into', 'on', 'let', 'whenMatched', 'whenNotMatched']);

function readMerge(operand: unknown, ground: PipelineGround): Merge {
  const stated = isDocument(operand) ? operand : { into: operand };
  const unknown = Object.keys(stated).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw new CommandFailure(40415, `BSON field '$merge.${unknown}' is an unknown field.`);
  return {
    into: writeTarget('$merge', namespaceOf(stated['into'], ground.namespace)),
    on: pathsOf(stated),
    matched: matchedOf(stated, ground),
    notMatched: notMatchedOf(stated),
  };
}

function pathsOf({ on = '_id' }: Bson): readonly string[] {
  const paths: readonly unknown[] = Array.isArray(on) ? on : [on];
  if (!paths.every((path) => typeof path === 'string'))
    throw new CommandFailure(51186, "$merge 'on' field must be either a string or an array of strings");
  if (paths.length === 0)
    throw new CommandFailure(51187, "If explicitly specifying $merge 'on', must include at least one field");
  const repeated = paths.find((path, at) => paths.indexOf(path) !== at);
  if (repeated !== undefined) throw new CommandFailure(31465, `Found a duplicate field '${repeated}' in $merge 'on'`);
  return paths;
}

function namespaceOf(into: unknown, { database }: Namespace): Namespace {
  if (typeof into === 'string' && into !== '') return { database, collection: into };
  if (isDocument(into) && typeof into['coll'] === 'string')
    return { database: typeof into['db'] === 'string' ? into['db'] : database, collection: into['coll'] };
  throw new CommandFailure(51178, "$merge 'into' field must be either a string or an object");
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
