import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure, type FieldFault } from '#shared/failure.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type PolicySurroundings, checkPolicies } from '#server/domain/policy/checkPolicy.ts';

/** Most bytes of the file of a policy; the longest that ships has about a fiftieth. A bigger one is not even read. Ours. */
export const POLICY_FILE_BYTES_MAX = 1_000_000;

/**
 * Reads policies from a JSON file, or from all of a folder in the order of their names. They may refer to one another and
 * to those around, of which they replace what has their ids. Either all of them are good, or none is read.
 *
 * @throws {Failure} invalid-request that names every fault with its file and its path in the file.
 */
export async function readPolicyFiles(path: string, around: PolicySurroundings): Promise<Policy[]> {
  const files = await filesAt(path);
  const read = await Promise.all(files.map(readDocument));
  const checked = checkPolicies(
    read.map(({ document }) => document),
    around,
  );
  const faults = files.flatMap((file, index) =>
    (read[index]?.fault ?? checked[index]?.faults ?? []).map((fault) => ({ ...fault, path: `${file}: ${fault.path}` })),
  );
  if (faults.length > 0) throw refused(path, faults);
  return checked.flatMap(({ policy }) => policy ?? []);
}

interface Read {
  readonly document?: unknown;
  readonly fault?: readonly FieldFault[];
}

async function filesAt(path: string): Promise<string[]> {
  const names = await ofFile(path, async () => ((await stat(path)).isDirectory() ? readdir(path) : undefined));
  if (names === undefined) return [path];
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0)
    throw new Failure('invalid-request', { detail: `The folder ${path} holds no policy: no file ends with .json.` });
  return files.map((name) => join(path, name));
}

async function readDocument(file: string): Promise<Read> {
  return ofFile(file, async () => {
    const { size } = await stat(file);
    if (size > POLICY_FILE_BYTES_MAX)
      return { fault: whole(`Has ${size} bytes; the file of a policy has at most ${POLICY_FILE_BYTES_MAX}`) };
    return parsed(await readFile(file, 'utf8'));
  });
}

function parsed(text: string): Read {
  try {
    return { document: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: whole(`Is not JSON: ${error.message}`) };
  }
}

function whole(message: string): FieldFault[] {
  return [{ path: 'body', message }];
}

async function ofFile<T>(file: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new Failure('invalid-request', { detail: `The file ${file} cannot be read (${String(error.code)}).` });
  }
}

function refused(path: string, errors: readonly FieldFault[]): Failure {
  return new Failure('invalid-request', { detail: `The policies of ${path} are refused:`, errors });
}
