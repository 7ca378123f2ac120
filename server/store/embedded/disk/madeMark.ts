import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { putOnDisk } from '../../putOnDisk.ts';

/** Whether a file of a store has been made at some time, so that it is never missing or empty unless it was lost. */
export function wasMade(path: string): boolean {
  return existsSync(markOf(path));
}

/**
 * Says that a file has been lost which was there once; undefined where it has not. LMDB would make a new one, without a
 * word, where it is missing or empty.
 */
export function lossOf(path: string): string | undefined {
  if (!wasMade(path) || hasBytes(path)) return undefined;
  const what = existsSync(path) ? 'is empty' : 'is gone';
  return `${path} ${what}, and the data were in it: restore a backup, or remove ${markOf(path)} to begin without data`;
}

/**
 * Puts the mark beside a file that has just been made, before anything is acknowledged that goes into it. The file is on
 * disk before its mark, so that whoever is killed in between leaves a file without a mark, which is as good.
 */
export function markMade(path: string): void {
  if (wasMade(path) || !hasBytes(path)) return;
  const folder = dirname(path);
  putOnDisk(path);
  putOnDisk(folder);
  writeFileSync(markOf(path), WORDS, { mode: 0o600 });
  putOnDisk(markOf(path));
  putOnDisk(folder);
}

/** Whether there is anything in a file. */
export function hasBytes(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function markOf(path: string): string {
  return `${path}-made`;
}

/** For whoever looks into the folder. */
const WORDS = 'The file beside this one holds data. Where it is empty or gone, they are lost: restore a backup.\n';
