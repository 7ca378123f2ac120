import { pino } from 'pino';
import { withoutRefusedValues } from './withoutRefusedValues.ts';

/**
 * An error as the log has it: what and where it was, with its causes, and none of what else hangs on it. Stores and models
 * quote the values that they refuse, which may be somebody's address.
 */
export function errorInLog(error: unknown): {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string | number;
} {
  const thrown = asError(error);
  const { type, code } = pino.stdSerializers.err(thrown);
  const { message, stack } = pino.stdSerializers.err(withoutRefusedValues(thrown));
  const isCode = typeof code === 'string' || typeof code === 'number';
  return { type, message: withoutValues(message), stack: withoutValues(stack), ...(isCode && { code }) };
}

/** Anything can be thrown, and what hangs on it is not told either. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new Error(typeof thrown === 'string' ? thrown : `What was thrown is no error: ${typeof thrown}`);
}

/** What a unique index says of a value that is there already. */
const QUOTED = /dup key: \{[^\n]*\}/gu;

function withoutValues(text: string): string {
  return text.replace(QUOTED, 'dup key: {…}');
}
