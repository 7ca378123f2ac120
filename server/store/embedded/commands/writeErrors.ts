import { type Bson } from '../engine/bson.ts';
import { asCommandFailure } from '../engine/commandFailure.ts';
import { type Pacer } from '../engine/pacer.ts';
import { Blocked } from '../engine/unit.ts';

/**
 * Does the statements of a write one after another, with rests where they take long. One that fails is told by its place;
 * an ordered write stops there. A failure of the disk, or one after which the whole command or transaction is to be done
 * again, ends the command.
 */
export async function eachStatement<Statement>(
  statements: readonly Statement[],
  { ordered, pacer }: { readonly ordered: boolean; readonly pacer: Pacer },
  write: (statement: Statement, index: number) => void | Promise<void>,
): Promise<{ readonly writeErrors?: readonly Bson[] }> {
  const writeErrors: Bson[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      const done = write(statement, index);
      if (done) await done;
      const rest = pacer.due();
      if (rest) await rest;
    } catch (error) {
      writeErrors.push({ index, ...writeErrorOf(error) });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

/** @throws what ends the command */
function writeErrorOf(error: unknown): Bson {
  if (error instanceof Blocked) throw error;
  const failure = asCommandFailure(error);
  if (ENDS_COMMAND.has(failure.codeName)) throw failure;
  return { code: failure.code, errmsg: failure.message, ...failure.details };
}

const ENDS_COMMAND = new Set([
  'OperationFailed',
  'WriteConflict',
  'MaxTimeMSExpired',
  'Interrupted',
  'ExceededMemoryLimit',
]);
