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
  const { values, files } = readFiles(words, options);
  if (files.length > 1) throw new UsageFault(`One file at most, not ${files.join(' ')}.`);
  return { values, file: files[0] };
}

type Values<O extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>['values'];

/**
 * Exactly the words that a command is given one after the other, by their names.
 *
 * @throws {UsageFault} that names what is missing, or what is too much.
 */
export function wordsNamed<const N extends readonly string[]>(
  words: readonly string[],
  names: N,
): Readonly<Record<N[number], string>> {
  const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: {} });
  const missing = names[positionals.length];
  if (missing !== undefined) throw new UsageFault(`The ${missing} is missing.`);
  const tooMuch = positionals.slice(names.length);
  if (tooMuch.length > 0) throw new UsageFault(`What is ${tooMuch.join(' ')} for?`);
  const named: Record<string, string> = Object.fromEntries(names.map((name, at) => [name, positionals[at] ?? '']));
  // Each name has its word, as was counted above; the compiler cannot follow that through a list.
  return named as Record<N[number], string>;
}

/** The options, and all the files that a command names. */
export function readFiles<const O extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: O,
): { readonly values: Values<O>; readonly files: readonly string[] } {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  return { values, files: positionals };
}

/** @throws {UsageFault} with the sentence, where there is none. */
export function required(file: string | undefined, sentence: string): string {
  if (file === undefined) throw new UsageFault(sentence);
  return file;
}
