import { type Bson, isDocument, without } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { valueOrder } from '../expressions/ordering.ts';
import { inPages } from '../pageStreams.ts';
import { compileGroupField, type GroupField } from './accumulating.ts';
import { type DocumentPages, type PipelineGround, type Stage, type StageCompiler } from './stage.ts';

/** Groups as the documents come, so that only the groups are held. */
export const grouping: StageCompiler = (operand, ground) => {
  if (!isDocument(operand)) throw new CommandFailure(15947, "a group's fields must be specified in an object");
  if (!('_id' in operand)) throw new CommandFailure(15955, 'a group specification must include an _id');
  const dotted = Object.keys(operand).find((name) => name.includes('.'));
  if (dotted !== undefined) throw new CommandFailure(40235, `The field name '${dotted}' cannot contain '.'`);
  const idOf = compileExpression(operand['_id'], ground);
  // What is missing is grouped with null.
  return groupedBy((document) => idOf(document) ?? null, compileFields(without(operand, ['_id']), ground), ground);
};

/** Compiles what is computed for each group, by name. */
export function compileFields(
  fields: Bson,
  ground: Pick<PipelineGround, 'variables' | 'texts'>,
): readonly (readonly [string, GroupField])[] {
  return Object.entries(fields).map(([name, stated]) => [name, compileGroupField(name, stated, ground)] as const);
}

/** Groups documents by a value, in the order in which the values are first seen. */
export function groupedBy(
  idOf: (document: Bson) => unknown,
  fields: readonly (readonly [string, GroupField])[],
  { pacer, texts }: Pick<PipelineGround, 'pacer' | 'texts'>,
): Stage {
  return async function* (documents): DocumentPages {
    const groups = new Map<string, Group>();
    const keyOf = valueOrder(texts).keys();
    for await (const page of documents) {
      for (const document of page) {
        const id = idOf(document);
        const key = keyOf(id);
        const group = groups.get(key) ?? newGroup(id, fields);
        groups.set(key, group);
        for (const [, field] of group.fields) field.add(document);
      }
      const rest = pacer.due();
      if (rest) await rest;
    }
    yield* inPages(results(groups.values()), PAGE);
    return undefined;
  };
}

const PAGE = 256;

/** Made as they are asked for. */
function* results(groups: Iterable<Group>): Generator<Bson> {
  for (const group of groups) yield resultOf(group);
}

interface Group {
  readonly id: unknown;
  readonly fields: readonly (readonly [string, ReturnType<GroupField>])[];
}

function newGroup(id: unknown, fields: readonly (readonly [string, GroupField])[]): Group {
  return { id, fields: fields.map(([name, create]) => [name, create()] as const) };
}

function resultOf({ id, fields }: Group): Bson {
  return { _id: id, ...Object.fromEntries(fields.map(([name, field]) => [name, field.result()])) };
}
