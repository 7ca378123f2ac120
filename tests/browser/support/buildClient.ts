import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Builds the page as `npm start` does: in a process of its own, for production, whatever the tests run as. */
export async function buildClient(...options: readonly string[]): Promise<void> {
  const vite = 'node_modules/vite/bin/vite.js';
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn', ...options], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** Builds the page into a new folder of its own, so that no running product loses the files that it serves. */
export async function buildClientApart(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parkfit-page-'));
  await buildClient('--outDir', folder, '--emptyOutDir');
  return folder;
}
