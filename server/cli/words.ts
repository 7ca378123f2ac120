import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageFault } from './terminal.ts';

/** An option with a value. */
export const TEXT = { type: 'string' } as const;
/** An option without one. */
export const FLAG = { type: 'boolean' } as const;

/** The options, and the one file that a command may name. */
export function read<const O extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: O,
): { readonly values: Values<O>; readonly file: string | undefined } {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  if (positionals.length > 1) throw new UsageFault(`One file at most, not ${positionals.join(' ')}.`);
  return { values, file: positionals[0] };
}

type Values<O extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>['values'];

/** @throws {UsageFault} with the sentence, where there is none. */
export function required(file: string | undefined, sentence: string): string {
  if (file === undefined) throw new UsageFault(sentence);
  return file;
}
