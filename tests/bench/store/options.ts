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

/** What `npm run bench:store -- --help` prints. */
export const BENCH_USAGE = `npm run bench:store [-- --sizes n,n,… --reads n --writes n]

Prints the figures of the store beside LMDB used directly and, where BENCH_MONGODB_URI names one, beside a MongoDB.
  --sizes   documents in the collection, ascending (10000,100000,1000000)
  --reads   how often each question is asked (20000)
  --writes  single inserts of each of the eight writers (1000)
  --help    prints this`;

/**
 * Reads the command line: `--sizes 10000,100000 --reads 5000 --writes 500`; undefined where it asks for help.
 *
 * @throws {Error} that names the option that is not known, or is no number.
 */
export function readOptions(words: readonly string[], mongodbUri?: string): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      reads: { type: 'string', default: '20000' },
      writes: { type: 'string', default: '1000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
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
