import { storeLost } from '../store/storeLost.ts';
import { OperationRefused } from '../store/operationRefused.ts';

/**
 * Does something with a file that a person has named.
 *
 * @throws {OperationRefused} with one sentence, where the system refuses the file.
 */
export async function fileFault<T>(file: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (storeLost(error) !== undefined || !isOfFile(error)) throw error;
    throw new OperationRefused(`The file ${file} cannot be read or written (${error.code}).`, error);
  }
}

function isOfFile(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
