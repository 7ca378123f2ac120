import { existsSync } from 'node:fs';
import { inspect } from './file/inspect.ts';
import { openPageFile } from './file/pageFile.ts';

/**
 * Looks whether a file that is to be opened by LMDB begins as LMDB's files do, and whether all its trees lead to leaves
 * within the file that nothing else uses: LMDB would bring down the whole process over any other. The leaves themselves
 * are not read, so that a large file opens fast. A file that does not exist yet, or is empty, is made by LMDB.
 *
 * @throws {Error} if the file is of another kind or has been damaged.
 */
export function checkFile(path: string): void {
  if (!existsSync(path)) return;
  const file = openPageFile(path);
  try {
    if (file.sizeBytes === 0) return;
    for (const fault of inspect(file, 'ways')) {
      if (fault !== undefined) throw new Error(`${path} is damaged, or no file of this store: ${fault}`);
    }
  } finally {
    file.close();
  }
}
