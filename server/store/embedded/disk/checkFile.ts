import { inspect } from './file/inspect.ts';
import { openPageFile } from './file/pageFile.ts';
import { FileDamaged } from './fileDamaged.ts';
import { hasBytes, lossOf } from './madeMark.ts';

/**
 * Looks whether a file that is to be opened by LMDB begins as LMDB's files do, and whether all its trees lead to leaves
 * within the file that nothing else uses. LMDB believes what it reads: a damaged page makes it give wrong answers or brings
 * down the whole process. Files up to `wholeBytes` are therefore read whole, values included; of larger ones the leaves are
 * not read, so that they open fast. A file that has never existed, or is empty since whoever made it was killed, is made by
 * LMDB.
 *
 * @returns whether all of it has been read.
 * @throws {FileDamaged} if the file is of another kind, has been damaged, or has been lost.
 */
export function checkFile(path: string, wholeBytes = WHOLE_BYTES): boolean {
  const loss = lossOf(path);
  if (loss !== undefined) throw new FileDamaged(loss);
  if (!hasBytes(path)) return true;
  const file = openPageFile(path);
  try {
    const isWhole = file.sizeBytes() <= wholeBytes;
    for (const fault of inspect(file, isWhole ? 'everything' : 'ways')) {
      if (fault !== undefined) throw new FileDamaged(`${path} is damaged, or no file of this store: ${fault}`);
    }
    return isWhole;
  } finally {
    file.close();
  }
}

/** Read whole in about a quarter of a second. */
const WHOLE_BYTES = 64 * 1024 * 1024;
