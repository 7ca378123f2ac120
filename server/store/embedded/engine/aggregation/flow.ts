import { randomInt } from 'node:crypto';
import { Int32 } from 'bson';
import { type Bson, isDocument, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { slice } from '../pageStreams.ts';
import { sortFields } from '../sorting.ts';
import { asInteger } from '../values/bsonTypes.ts';
import { compileFields, groupedBy } from './grouping.ts';
import { sortedDocuments } from '../sortingDocuments.ts';
import { type DocumentPages, pagesOf, type PipelineGround, type Stage, type StageCompiler } from './stage.ts';

/** The stages that choose, order and count documents. */
export const FLOW: Readonly<Record<string, StageCompiler>> = {
  $limit: (operand) => {
    const limit = wholeNumber('$limit', operand);
    if (limit <= 0) throw new CommandFailure(15958, 'invalid argument to $limit stage: the limit must be positive');
    return (documents) => slice(documents, { limit });
  },
  $skip: (operand) => {
    const skip = wholeNumber('$skip', operand);
    return (documents) => slice(documents, { skip });
  },
  $sort: (operand, ground) => sorting(operand, ground),
  $count: counting,
  $sortByCount: countingValues,
  $sample: sampling,
};

/** A number as a whole one that is not below zero. */
function wholeNumber(name: string, operand: unknown): number {
  const whole = asInteger(operand);
  if (whole !== undefined && whole >= 0n) return Number(whole);
  throw new CommandFailure(
    name === '$limit' ? 2107201 : 5107200,
    `invalid argument to ${name} stage: Expected a non-negative number`,
  );
}

/** With a limit no more are kept than are asked for. */
export function sorting(operand: unknown, { pacer, texts }: Pick<PipelineGround, 'pacer' | 'texts'>, limit = 0): Stage {
  if (!isDocument(operand)) throw new CommandFailure(15973, 'the $sort key specification must be an object');
  const fields = sortFields(plainDocument(operand));
  if (fields.length === 0) throw new CommandFailure(15976, '$sort stage must have at least one sort key');
  const order = { fields, texts, documentOf: (document: Bson) => document };
  return (documents) => sortedDocuments(documents, order, { pacer, limit });
}

function counting(operand: unknown, { pacer }: PipelineGround): Stage {
  if (typeof operand !== 'string' || operand === '')
    throw new CommandFailure(40156, 'the count field must be a non-empty string');
  if (operand.startsWith('$')) throw new CommandFailure(40158, 'the count field cannot be a $-prefixed path');
  if (operand.includes('.')) throw new CommandFailure(40160, "the count field cannot contain '.'");
  return async function* (documents): DocumentPages {
    let count = 0;
    for await (const page of documents) {
      count += page.length;
      await pacer.due();
    }
    if (count > 0) yield [{ [operand]: new Int32(count) }];
    return undefined;
  };
}

function countingValues(operand: unknown, ground: PipelineGround): Stage {
  const valueOf = compileExpression(operand, ground);
  const fields = compileFields({ count: { $sum: new Int32(1) } }, ground);
  const group = groupedBy((document) => valueOf(document) ?? null, fields, ground);
  const sort = sorting({ count: -1 }, ground);
  return (documents) => sort(group(documents));
}

function sampling(operand: unknown, { pacer }: PipelineGround): Stage {
  const { size } = isDocument(operand) ? operand : {};
  const wanted = asInteger(size);
  if (wanted === undefined || wanted < 0n)
    throw new CommandFailure(28747, 'size argument to $sample must not be negative');
  return async function* (documents): DocumentPages {
    const sample: Bson[] = [];
    let seen = 0;
    for await (const page of documents) {
      for (const document of page) {
        seen += 1;
        keep(sample, document, { seen, size: Number(wanted) });
      }
      await pacer.due();
    }
    yield* pagesOf(shuffled(sample));
    return undefined;
  };
}

/** Each document seen so far is in the sample with the same chance. */
function keep(sample: Bson[], document: Bson, { seen, size }: { readonly seen: number; readonly size: number }): void {
  if (sample.length < size) sample.push(document);
  else if (size > 0) {
    const at = randomInt(seen);
    if (at < size) sample[at] = document;
  }
}

function shuffled(documents: Bson[]): Bson[] {
  for (let last = documents.length - 1; last > 0; last -= 1) {
    const at = randomInt(last + 1);
    const [one, other] = [documents[last], documents[at]];
    if (one && other) [documents[last], documents[at]] = [other, one];
  }
  return documents;
}
