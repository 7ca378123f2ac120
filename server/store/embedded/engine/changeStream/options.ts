import { Timestamp } from 'bson';
import { z } from 'zod';
import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';

const Options = z.object({
  fullDocument: z.enum(['default', 'updateLookup', 'whenAvailable', 'required']).default('default'),
  fullDocumentBeforeChange: z.enum(['off', 'whenAvailable', 'required']).default('off'),
  resumeAfter: z.unknown().optional(),
  startAfter: z.unknown().optional(),
  startAtOperationTime: z.instanceof(Timestamp).optional(),
  showExpandedEvents: z.boolean().default(false),
  allChangesForCluster: z.boolean().default(false),
});

/** What a `$changeStream` stage asks for. */
export type ChangeStreamOptions = z.output<typeof Options>;

/** @throws {CommandFailure} FailedToParse */
export function readOptions(stage: Bson): ChangeStreamOptions {
  const { success, data, error } = Options.safeParse(stage);
  if (success) return data;
  throw new CommandFailure('FailedToParse', `The options of $changeStream cannot be used: ${z.prettifyError(error)}`);
}
