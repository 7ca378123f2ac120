import { parseArgs } from 'node:util';
import { wholeNumber } from '../match/options.ts';

/** How much `bench:reverse` does; smaller for a quick look. */
export interface ReverseBenchOptions {
  /** Of the stock whose first tens are known. */
  readonly spaces: number;
  readonly requirements: number;
  /** How many of them are drawn one by one; the others are variants of these. */
  readonly drawn: number;
  /** How many spaces are asked about. */
  readonly sample: number;
  /** How many other spaces are asked about before, and not timed. */
  readonly warmUp: number;
  readonly seed: number;
}

/** What `npm run bench:reverse -- --help` prints. */
export const REVERSE_BENCH_USAGE = `npm run bench:reverse [-- --spaces n --requirements n --drawn n --sample n --warm-up n --seed n]

Prints how long it takes to hold one space against all standing requirements, beside a loop over requirement objects and a
scan of typed columns, which are asked the same in turn and whose answers are compared. Times are those for which the
process was at work.
  --spaces        spaces of the stock, of which the first ten of each requirement are kept (3000)
  --requirements  standing requirements over all criteria (100000)
  --drawn         how many of them are drawn one by one; the others are variants of these (600)
  --sample        spaces that are asked about, the loop about every third of them (60)
  --warm-up       other spaces that all are asked about before, the loop about every third (60)
  --seed          of stock and requirements (1)
  --help          prints this`;

/**
 * Reads the command line; undefined where it asks for help.
 *
 * @throws {Error} that names the option that is not known, or has no such value.
 */
export function readReverseOptions(given: readonly string[]): ReverseBenchOptions | undefined {
  const { values } = parseArgs({
    args: [...given],
    options: {
      spaces: { type: 'string', default: '3000' },
      requirements: { type: 'string', default: '100000' },
      drawn: { type: 'string', default: '600' },
      sample: { type: 'string', default: '60' },
      'warm-up': { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { help, ...numbers } = values;
  if (help) return undefined;
  return {
    spaces: wholeNumber('spaces', numbers.spaces),
    requirements: wholeNumber('requirements', numbers.requirements),
    drawn: wholeNumber('drawn', numbers.drawn),
    sample: wholeNumber('sample', numbers.sample),
    warmUp: wholeNumber('warm-up', numbers['warm-up']),
    seed: wholeNumber('seed', numbers.seed),
  };
}
