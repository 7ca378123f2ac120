import { type Bson } from '../engine/bson.ts';
import { asCommandFailure } from '../engine/commandFailure.ts';
import { Blocked } from '../engine/unit.ts';

/**
 * Does the statements of a write one after another. One that fails is told by its place; an ordered write stops there.
 * A failure of the disk, or one after which the whole command or transaction is to be done again, ends the command.
 */
export async function eachStatement<Statement>(
  statements: readonly Statement[],
  ordered: boolean,
  write: (statement: Statement, index: number) => void | Promise<void>,
): Promise<{ readonly writeErrors?: readonly Bson[] }> {
  const writeErrors: Bson[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      const done = write(statement, index);
      if (done) await done;
    } catch (error) {
      if (error instanceof Blocked) throw error;
      const failure = asCommandFailure(error);
      if (ENDS_COMMAND.has(failure.codeName)) throw failure;
      writeErrors.push({ index, code: failure.code, errmsg: failure.message, ...failure.details });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

const ENDS_COMMAND = new Set(['OperationFailed', 'WriteConflict', 'MaxTimeMSExpired', 'Interrupted']);
