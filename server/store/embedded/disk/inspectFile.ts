import { inspect } from './file/inspect.ts';
import { openPageFile } from './file/pageFile.ts';

/** Asked after every page, and awaited where it says so, as to read a whole file takes long. */
export type Due = () => Promise<void> | undefined;

/**
 * Reads every page of a file of LMDB and tells what is wrong with it: nothing where it is sound. The file may be in use
 * where the caller holds a snapshot of it meanwhile, which keeps its pages from being used again.
 */
export async function* faultsIn(path: string, due: Due): AsyncGenerator<string> {
  const file = openPageFile(path);
  try {
    for (const fault of inspect(file, 'everything')) {
      if (fault !== undefined) yield fault;
      const rest = due();
      if (rest) await rest;
    }
  } finally {
    file.close();
  }
}

/** A file in ruins has a fault on every page; the first ones are enough to know. */
const MAX_FAULTS = 100;

/** The first faults of those that are told. */
export async function firstFaults(told: AsyncIterable<string>): Promise<string[]> {
  const faults: string[] = [];
  for await (const fault of told) {
    faults.push(fault);
    if (faults.length >= MAX_FAULTS) break;
  }
  return faults;
}
