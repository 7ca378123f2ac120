import { Int32 } from 'bson';
import { type Bson, isDocument, plain } from '../bson.ts';
import { type StatedStage } from './stageNames.ts';

/** One group of all documents that tells how many they are: its field and its `_id`. */
export interface CountOfAll {
  readonly field: string;
  readonly id: unknown;
}

/** How drivers count: nothing of a document need be looked at. */
export function countOfAll([stage, ...others]: readonly StatedStage[]): CountOfAll | undefined {
  const operand = stage?.name === '$group' && others.length === 0 ? stage.operand : undefined;
  return isDocument(operand) ? countIn(operand) : undefined;
}

function countIn({ _id: id, ...fields }: Bson): CountOfAll | undefined {
  const [field, ...more] = Object.keys(fields);
  if (field === undefined || more.length > 0) return undefined;
  return isOne(fields[field]) && isConstant(id) ? { field, id } : undefined;
}

function isOne(sum: unknown): boolean {
  return isDocument(sum) && Object.keys(sum).length === 1 && plain(sum['$sum']) === 1;
}

function isConstant(id: unknown): boolean {
  return id === null || typeof plain(id) === 'number';
}

export async function* countedAll(
  pages: AsyncIterable<readonly unknown[]>,
  { field, id }: CountOfAll,
): AsyncGenerator<readonly Bson[], undefined> {
  let total = 0;
  for await (const page of pages) total += page.length;
  if (total > 0) yield [{ _id: id, [field]: new Int32(total) }];
  return undefined;
}
