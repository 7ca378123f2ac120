import { z } from 'zod';

/** Errors of mongoose whose sentence quotes what was refused, by their names. */
const QUOTING: ReadonlySet<string> = new Set([
  'CastError',
  'ValidationError',
  'ValidatorError',
  'ObjectExpectedError',
  'ObjectParameterError',
]);

/** Where it was refused: at a path, or at each path of the errors that it is made of. */
const Refused = z.object({ path: z.string().optional(), errors: z.record(z.string(), z.unknown()).optional() });

/**
 * An error that tells, and whose causes tell, at which fields something was refused, and not what it was; the lines of where
 * it was stay as they are.
 */
export function withoutRefusedValues(error: Error, before: readonly Error[] = []): Error {
  const { name, message, stack = '', cause } = error;
  const isQuoting = QUOTING.has(name);
  const told = new Error(isQuoting ? sentenceOf(error) : message);
  told.name = name;
  told.stack = isQuoting ? [`${name}: ${told.message}`, ...stack.split('\n').filter(isFrame)].join('\n') : stack;
  // An error may be its own cause, by way of others.
  const seen = [...before, error];
  if (cause instanceof Error && !seen.includes(cause)) told.cause = withoutRefusedValues(cause, seen);
  return told;
}

function sentenceOf(error: Error): string {
  const { path, errors } = Refused.safeParse(error).data ?? {};
  const fields = errors === undefined ? [path ?? '?'] : Object.keys(errors);
  return `A value was refused at ${fields.join(', ')}; it is not told which`;
}

function isFrame(line: string): boolean {
  return /^ {4}at /u.test(line);
}
