import { type Bson } from '../engine/bson.ts';
import { type BatchSize } from '../engine/cursors.ts';
import { countField, documentField } from './command.ts';

/** As MongoDB: the first batch where none is asked for. */
export const FIRST_BATCH = 101;

/** How many documents an aggregation hands over at once. */
export function firstBatchOf(body: Bson): BatchSize {
  const cursor = documentField(body, 'cursor');
  return { documents: cursor['batchSize'] === undefined ? FIRST_BATCH : countField(cursor, 'batchSize') };
}
