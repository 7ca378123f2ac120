import { Long } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { valueOrder } from '../expressions/ordering.ts';
import { asInteger } from '../values/bsonTypes.ts';
import { type TextOrder } from '../values/text.ts';
import { valuesAt } from '../valuesAt.ts';
import { placedAt } from './addFields.ts';
import { createJoin, type Join } from './joining.ts';
import { type DocumentPages, gathered, type PipelineGround, type StageCompiler } from './stage.ts';

/** Adds to each document all that can be reached from it, going from field to field through a collection. */
export const graphLookingUp: StageCompiler = (operand, ground) => {
  const wish = readWish(operand);
  const startOf = compileExpression(wish.startWith, ground);
  const place = placedAt(wish.as);
  const walk = walker(wish, ground);
  return async function* (documents): DocumentPages {
    for await (const page of documents) {
      const grown: Bson[] = [];
      for (const document of page) {
        grown.push(place(document, await walk(startOf(document))));
      }
      yield grown;
      await ground.pacer.due();
    }
    return undefined;
  };
};

interface Wish {
  readonly from: string;
  readonly startWith: unknown;
  readonly connectFrom: string;
  readonly connectTo: string;
  readonly as: string;
  readonly maxDepth: number;
  readonly depthField: string | undefined;
  readonly restriction: Bson | undefined;
}

function readWish(operand: unknown): Wish {
  if (!isDocument(operand))
    throw new CommandFailure('FailedToParse', 'the $graphLookup specification must be an object');
  const { startWith, maxDepth, depthField, restrictSearchWithMatch } = operand;
  const depth = maxDepth === undefined ? Infinity : Number(asInteger(maxDepth) ?? -1);
  if (depth < 0) throw new CommandFailure(40101, 'maxDepth requires a nonnegative argument');
  return {
    from: textOf(operand, 'from'),
    startWith,
    connectFrom: textOf(operand, 'connectFromField'),
    connectTo: textOf(operand, 'connectToField'),
    as: textOf(operand, 'as'),
    maxDepth: depth,
    depthField: typeof depthField === 'string' ? depthField : undefined,
    restriction: isDocument(restrictSearchWithMatch) ? restrictSearchWithMatch : undefined,
  };
}

function textOf(operand: Bson, name: string): string {
  const text = operand[name];
  if (typeof text === 'string' && text !== '') return text;
  throw new CommandFailure(
    40105,
    "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField' and 'connectToField' to be specified.",
  );
}

/** All that is reached from some values, with the depth at which it is found first. */
function walker(wish: Wish, ground: PipelineGround): (start: unknown) => Promise<readonly Bson[]> {
  const { from, connectFrom, connectTo, maxDepth, depthField, restriction } = wish;
  const join: Join = createJoin({ collection: from, local: 'values', foreign: connectTo }, ground);
  const reached = (values: readonly unknown[]): Promise<readonly Bson[]> => {
    const documents = join.pagesOf({ values });
    return gathered(
      restriction ? ground.run({ pipeline: [{ $match: restriction }], documents }) : documents,
      ground.pacer,
    );
  };
  return async (start) => {
    const found = new Map<string, Bson>();
    const unseen = createUnseen(ground.texts);
    const idKey = valueOrder(undefined).keys();
    let frontier: readonly unknown[] = Array.isArray(start) ? start : [start ?? null];
    for (let depth = 0; depth <= maxDepth && frontier.length > 0; depth += 1) {
      const fresh = (await reached(unseen(frontier))).filter(({ _id }) => !found.has(idKey(_id)));
      const told = depthField === undefined ? {} : { [depthField]: Long.fromNumber(depth) };
      for (const document of fresh) found.set(idKey(document['_id']), { ...document, ...told });
      frontier = fresh.flatMap((document) => connections(document, connectFrom));
    }
    return [...found.values()];
  };
}

/** Values that have led further already lead nowhere new. */
function createUnseen(texts: TextOrder | undefined): (values: readonly unknown[]) => readonly unknown[] {
  const keyOf = valueOrder(texts).keys();
  const seen = new Set<string>();
  return (values) =>
    values.filter((value) => {
      const key = keyOf(value);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** What is missing leads nowhere. */
function connections(document: Bson, path: string): readonly unknown[] {
  return valuesAt(document, path.split('.'))
    .flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]))
    .filter((value) => value !== undefined);
}
