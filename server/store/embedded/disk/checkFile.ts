import { existsSync } from 'node:fs';
import { inspect } from './file/inspect.ts';
import { openPageFile } from './file/pageFile.ts';

/**
 * Looks whether a file that is to be opened by LMDB begins as LMDB's files do, and whether all its trees lead to leaves
 * within the file that nothing else uses. LMDB believes what it reads: a damaged page makes it give wrong answers or brings
 * down the whole process. Files up to `wholeBytes` are therefore read whole, values included; of larger ones the leaves are
 * not read, so that they open fast. A file that does not exist yet, or is empty, is made by LMDB.
 *
 * @throws {Error} if the file is of another kind or has been damaged.
 */
export function checkFile(path: string, wholeBytes = WHOLE_BYTES): void {
  if (!existsSync(path)) return;
  const file = openPageFile(path);
  try {
    if (file.sizeBytes === 0) return;
    for (const fault of inspect(file, file.sizeBytes <= wholeBytes ? 'everything' : 'ways')) {
      if (fault !== undefined) throw new Error(`${path} is damaged, or no file of this store: ${fault}`);
    }
  } finally {
    file.close();
  }
}

/** Read whole in about a quarter of a second. */
const WHOLE_BYTES = 64 * 1024 * 1024;
