import { inspect } from './file/inspect.ts';
import { openPageFile } from './file/pageFile.ts';

/** A file in ruins has a fault on every page; the first ones are enough to know. */
const MAX_FAULTS = 100;

/**
 * Reads every page of a file of LMDB and tells what is wrong with it: none where it is sound. The file may be in use
 * where the caller holds a snapshot of it meanwhile, which keeps its pages from being used again. `due` is asked after
 * every page and awaited where it says so, as this takes long.
 */
export async function inspectFile(
  path: string,
  due: () => Promise<void> | undefined = () => undefined,
): Promise<string[]> {
  const file = openPageFile(path);
  const faults: string[] = [];
  try {
    for (const fault of inspect(file, 'everything')) {
      if (fault !== undefined) faults.push(fault);
      if (faults.length >= MAX_FAULTS) break;
      const rest = due();
      if (rest) await rest;
    }
  } finally {
    file.close();
  }
  return faults;
}
