import { type Bson } from '../engine/bson.ts';
import { asCommandFailure } from '../engine/commandFailure.ts';

/**
 * Does the statements of a write one after another. One that fails is told by its place; an ordered write stops there.
 * A failure of the disk ends the whole command.
 */
export function eachStatement<Statement>(
  statements: readonly Statement[],
  ordered: boolean,
  write: (statement: Statement, index: number) => void,
): { readonly writeErrors?: readonly Bson[] } {
  const writeErrors: Bson[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      write(statement, index);
    } catch (error) {
      const failure = asCommandFailure(error);
      if (failure.codeName === 'OperationFailed') throw failure;
      writeErrors.push({ index, code: failure.code, errmsg: failure.message, ...failure.details });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}
