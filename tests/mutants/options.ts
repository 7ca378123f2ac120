import { relative } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm run mutants` changes, and by which tests it must be noticed. */
export interface MutantOptions {
  /** Files below the project's folder; all where there are none. */
  readonly files: readonly string[];
  /** Test files; those of the part where there are none. */
  readonly tests: readonly string[];
}

/** What `npm run mutants -- --help` prints. */
export const MUTANTS_USAGE = `npm run mutants [-- file... --tests file]

Changes the matching engine, access and sessions in small ways, one at a time, and counts how many of the changes their
tests notice: at least 85 % in server/domain/matching, 70 % in server/matchIndex, 80 % in server/domain/access and
server/features/sessions. All of it takes hours the first time; later only what changed
is done again. With files, only these are changed.
  --tests  a test file that has to notice them, instead of all tests of the part; may be given several times
  --help   prints this`;

/**
 * Reads the command line; undefined where it asks for help.
 *
 * @throws {Error} that names an option that is not known, or says that tests need files.
 */
export function readMutantOptions(given: readonly string[]): MutantOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { tests: { type: 'string', multiple: true, default: [] }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return undefined;
  if (values.tests.length > 0 && positionals.length === 0) throw new Error('--tests needs the files that they are for');
  const fromHere = (path: string): string => relative('.', path);
  return { files: positionals.map(fromHere), tests: values.tests.map(fromHere) };
}
