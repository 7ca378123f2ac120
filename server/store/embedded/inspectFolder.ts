import { setImmediate } from 'node:timers/promises';
import { open } from 'lmdb';
import { readAddress } from './address.ts';
import { inspectFile } from './disk/inspectFile.ts';
import { hasBytes, lossOf } from './disk/madeMark.ts';
import { openFolder } from './folder.ts';
import { isServed } from './probe.ts';

/**
 * Reads every page of the file of an embedded store and tells what is wrong with it, one sentence each. The store may be
 * served meanwhile, by this process or another one.
 */
export async function inspectFolder(dataDir: string): Promise<string[]> {
  const folder = openFolder(dataDir);
  const path = folder.documents;
  const loss = lossOf(path);
  if (loss !== undefined) return [loss];
  if (!hasBytes(path)) return [];
  const address = readAddress(folder);
  return address && (await isServed(address, folder.storeId)) ? inspectServed(path) : inspectFile(path, setImmediate);
}

/** A reader of its own keeps LMDB from using again what is being read. The server has opened the file, so it can be opened. */
async function inspectServed(path: string): Promise<string[]> {
  const root = open({ path, noSubdir: true, readOnly: true, maxDbs: MAX_TABLES });
  const reader = root.useReadTransaction();
  try {
    // It takes its place among the readers when it first reads.
    root.get('', { transaction: reader });
    return await inspectFile(path, setImmediate);
  } finally {
    reader.done();
    await root.close();
  }
}

const MAX_TABLES = 6;
