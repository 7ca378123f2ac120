import { readFile } from 'node:fs/promises';
import { type Told } from './suite.ts';

/** A test as the files of names have it. */
export function nameOf({ file, title }: Pick<Told, 'file' | 'title'>): string {
  return `${file}: ${title}`;
}

const COUNTED = new URL('./counted.txt', import.meta.url);
const LISTED = new URL('./listed.txt', import.meta.url);

/** Where the names of the tests that count are. */
export const COUNTED_FILE = COUNTED;

/** The tests that count: those that a server answering only `ok: 1` fails. */
export async function countedNames(): Promise<Set<string>> {
  return new Set((await linesOf(COUNTED)).filter((line) => !line.startsWith('#')));
}

/** The tests known to fail, each with the reason: the line that begins with `#` above it. */
export async function reasonByListedName(): Promise<Map<string, string>> {
  let reason = '';
  const reasonByName = new Map<string, string>();
  for (const line of await linesOf(LISTED)) {
    if (line.startsWith('#')) reason = line.slice(1).trim();
    else reasonByName.set(line, reason);
  }
  return reasonByName;
}

async function linesOf(file: URL): Promise<string[]> {
  return (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
}
