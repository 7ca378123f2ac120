import { setImmediate } from 'node:timers/promises';
import { readAddress } from './address.ts';
import { faultsIn, firstFaults } from './disk/inspectFile.ts';
import { hasBytes, lossOf } from './disk/madeMark.ts';
import { openFolder } from './folder.ts';
import { isServed } from './probe.ts';

/**
 * Reads every page of the file of an embedded store that nobody serves, and tells what is wrong with it, one sentence each.
 * Of one that is served nothing is told, as its server reads it when it is asked to.
 */
export async function inspectFolder(dataDir: string): Promise<string[]> {
  const folder = openFolder(dataDir);
  const address = readAddress(folder);
  if (address && (await isServed(address, folder.storeId))) return [];
  const path = folder.documents;
  const loss = lossOf(path);
  if (loss !== undefined) return [loss];
  return hasBytes(path) ? firstFaults(faultsIn(path, setImmediate)) : [];
}
