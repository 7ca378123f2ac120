import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const COMPILER = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'));
const SOURCE = fileURLToPath(new URL('../../server/matchIndex/kernel/assembly/index.ts', import.meta.url));

/** All memory is the host's, and nothing is allocated. */
const OPTIONS = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'];

/**
 * The kernel of the match index, compiled; an error with what the compiler says where it does not compile. By a process of
 * its own: the compiler's types would change those of arrays everywhere.
 */
export async function compiledKernel(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'parkfit-kernel-'));
  const file = join(folder, 'kernel.wasm');
  try {
    await promisify(execFile)(process.execPath, [COMPILER, SOURCE, '--outFile', file, ...OPTIONS]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
