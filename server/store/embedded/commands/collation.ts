import { type Bson, isDocument } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';

/** Texts are compared by their code points; to leave another order out without a word would give wrong answers. */
export function refuseCollation({ collation }: Bson): void {
  if (isDocument(collation) && collation['locale'] !== 'simple')
    throw new CommandFailure('CommandNotSupported', 'The embedded store has no collations yet.');
}
