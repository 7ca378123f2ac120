import { readFile } from 'node:fs/promises';
import { Lock, Manifest, lockFaults } from './lockFaults.ts';

/** Exits with 1 and a line per fault where the lock is not complete. */
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

const faults = lockFaults(Manifest.parse(await read('package.json')), Lock.parse(await read('package-lock.json')));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
