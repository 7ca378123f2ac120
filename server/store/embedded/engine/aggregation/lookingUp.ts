import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { carryMeta } from '../documentMeta.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { placedAt } from './addFields.ts';
import { createJoin } from './joining.ts';
import { type DocumentPages, gathered, type PipelineGround, type StageCompiler } from './stage.ts';

/** Adds to each document those of another collection that belong to it: by equal fields, by a pipeline, or by both. */
export const lookingUp: StageCompiler = (operand, ground) => {
  const lookup = readLookup(operand);
  const place = placedAt(lookup.as);
  if (lookup.pipeline) ground.check({ pipeline: lookup.pipeline, variables: lookup.variables });
  const find = finder(lookup, ground);
  return async function* (documents): DocumentPages {
    for await (const page of documents) {
      const joined: Bson[] = [];
      for (const document of page) {
        const made = place(document, await find(document));
        carryMeta(document, [made]);
        joined.push(made);
      }
      yield joined;
      await ground.pacer.due();
    }
    return undefined;
  };
};

interface Lookup {
  readonly from: string | undefined;
  readonly as: string;
  readonly fields: { readonly local: string; readonly foreign: string } | undefined;
  readonly pipeline: readonly Bson[] | undefined;
  readonly variables: Bson;
}

const KNOWN = new Set(['from', 'as', 'localField', 'foreignField', 'let', 'pipeline', '_internalUnwind']);

function readLookup(operand: unknown): Lookup {
  if (!isDocument(operand)) throw new CommandFailure('FailedToParse', 'the $lookup specification must be an Object');
  const unknown = Object.keys(operand).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw new CommandFailure('FailedToParse', `unknown argument to $lookup: ${unknown}`);
  const { from } = operand;
  const [fields, pipeline] = [fieldsOf(operand), pipelineOf(operand)];
  if (!fields && !pipeline)
    throw new CommandFailure(
      'FailedToParse',
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  checkSource(from, pipeline);
  return { from: typeof from === 'string' ? from : undefined, ...namesOf(operand), fields, pipeline };
}

function namesOf({ as, let: variables = {} }: Bson): Pick<Lookup, 'as' | 'variables'> {
  if (typeof as !== 'string' || as === '')
    throw new CommandFailure('FailedToParse', "must specify 'as' field for a $lookup");
  if (!isDocument(variables)) throw new CommandFailure('TypeMismatch', "$lookup argument 'let' must be an object");
  return { as, variables };
}

function pipelineOf({ pipeline }: Bson): readonly Bson[] | undefined {
  if (pipeline === undefined) return undefined;
  if (Array.isArray(pipeline) && pipeline.every(isDocument)) return pipeline;
  throw new CommandFailure('TypeMismatch', "'pipeline' option must be specified as an array");
}

function fieldsOf({ localField, foreignField }: Bson): Lookup['fields'] {
  if (localField === undefined && foreignField === undefined) return undefined;
  if (typeof localField === 'string' && typeof foreignField === 'string')
    return { local: localField, foreign: foreignField };
  throw new CommandFailure(
    'FailedToParse',
    "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
  );
}

/** Without a collection the pipeline must make its own documents. */
function checkSource(from: unknown, pipeline: readonly Bson[] | undefined): void {
  const makesDocuments = pipeline?.[0] !== undefined && '$documents' in pipeline[0];
  if (typeof from !== 'string' && !makesDocuments)
    throw new CommandFailure('FailedToParse', "must specify 'pipeline' when 'from' is empty");
}

function finder(
  { from, fields, pipeline, variables }: Lookup,
  ground: PipelineGround,
): (document: Bson) => Promise<readonly Bson[]> {
  const named = Object.entries(variables).map(([name, value]) => [name, compileExpression(value, ground)] as const);
  const bound = (document: Bson): Bson =>
    Object.fromEntries(named.map(([name, evaluate]) => [name, evaluate(document)]));
  if (fields) {
    const join = createJoin({ ...fields, collection: from ?? '' }, ground);
    if (!pipeline || pipeline.length === 0) return join.documentsOf;
    return async (document) => {
      const documents = join.pagesOf(document);
      return gathered(ground.run({ pipeline, documents, collection: from, variables: bound(document) }), ground.pacer);
    };
  }
  const nested = { pipeline: pipeline ?? [], collection: from };
  if (named.length > 0)
    return (document) => gathered(ground.run({ ...nested, variables: bound(document) }), ground.pacer);
  // What does not depend on the document is found once.
  let found: Promise<readonly Bson[]> | undefined;
  return () => (found ??= gathered(ground.run(nested), ground.pacer));
}
