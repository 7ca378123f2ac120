import { readFile } from 'node:fs/promises';
import { type z } from 'zod';
import { Failure, type FieldFault } from '#shared/failure.ts';
import { EXIT } from '../exit.ts';
import { faultsOf } from '#shared/faults.ts';
import { soundJson } from '#shared/soundJson.ts';
import { type Terminal } from './terminal.ts';

/** What a command reads: JSON of a file, or of standard input where the source is `-`. */
export interface JsonInput<T extends z.ZodType> {
  readonly source: string;
  readonly schema: T;
  /** What it must be, as `a requirement`. */
  readonly noun: string;
}

/** Reads it as the API reads a body. @throws {Failure} invalid-request that names every field at fault */
export async function readJson<T extends z.ZodType>(
  { source, schema, noun }: JsonInput<T>,
  terminal: Terminal,
): Promise<z.output<T>> {
  const refuse = (errors: readonly FieldFault[]): Failure =>
    new Failure('invalid-request', {
      detail: `${source === '-' ? 'Standard input' : source} is not ${noun}:`,
      errors,
    });
  const draft = jsonOf(await textOf(source, terminal), refuse);
  soundJson(draft);
  const { success, data, error } = schema.safeParse(draft);
  if (success) return data;
  throw refuse(faultsOf(error));
}

/** Does what may fail for a reason that its user must be told: then tells it with each field, and returns the exit code that says so. */
export async function tellingFailures(terminal: Terminal, use: () => Promise<number>): Promise<number> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.complain(error.message);
    for (const { path, message } of error.details.errors ?? []) terminal.complain(`  ${path}: ${message}`);
    return EXIT.fault;
  }
}

function jsonOf(text: string, refuse: (errors: readonly FieldFault[]) => Failure): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse([{ path: 'body', message: `Is not JSON: ${error.message}` }]);
  }
}

async function textOf(source: string, terminal: Terminal): Promise<string> {
  if (source === '-') return terminal.readInput();
  try {
    return await readFile(source, 'utf8');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new Failure('invalid-request', { detail: `The file ${source} cannot be read (${String(error.code)}).` });
  }
}
