import { parseArgs } from 'node:util';

/** How much `bench:store` does; smaller sizes for a quick look. */
export interface BenchOptions {
  /** Numbers of documents in the collection, ascending; the figures are those of the last, the growth is over all. */
  readonly sizes: readonly number[];
  /** How often each question is asked. */
  readonly reads: number;
  /** How many single inserts each of the eight writers makes. */
  readonly writes: number;
  /** A MongoDB of the same machine to be measured beside the store. */
  readonly mongodbUri?: string;
}

/**
 * Reads the command line: `--sizes 10000,100000 --reads 5000 --writes 500`.
 *
 * @throws {Error} that names the option that is no number.
 */
export function readOptions(words: readonly string[], mongodbUri?: string): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      reads: { type: 'string', default: '20000' },
      writes: { type: 'string', default: '1000' },
    },
  });
  return {
    sizes: values.sizes.split(',').map((text) => wholeNumber('sizes', text)),
    reads: wholeNumber('reads', values.reads),
    writes: wholeNumber('writes', values.writes),
    ...(mongodbUri !== undefined && { mongodbUri }),
  };
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${option} takes whole numbers above 0, and ${text} is none`);
}
