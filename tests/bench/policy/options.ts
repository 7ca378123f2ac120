import { parseArgs } from 'node:util';
import { type MatchBenchOptions, oneOf, wholeNumber } from '../match/options.ts';

/** How much `bench:policy` does; smaller for a quick look. */
export interface PolicyBenchOptions {
  /** Cases of thirty options. */
  readonly thirty: number;
  /** Cases of sixty options. */
  readonly sixty: number;
  /** How often each case is solved; the least time counts. */
  readonly repeats: number;
  readonly clock: MatchBenchOptions['clock'];
}

/** What `npm run bench:policy -- --help` prints. */
export const POLICY_BENCH_USAGE = `npm run bench:policy [-- --thirty n --sixty n --repeats n --clock c]

Prints how long the best stack takes of generated hard cases, beside HiGHS, which solves the same cases as mixed-integer
programs: whose totals are compared. The best stack is timed whole, with checks, ties, pay-out and reasons; of HiGHS only
the solving is, from arrays that were laid out before.
  --thirty   cases of thirty options (500)
  --sixty    cases of sixty options (100)
  --repeats  how often each is solved by either; the least time of each counts, since machines have other work too (3)
  --clock    wall, or cpu: the time that this process was at work, which adds a tenth of a millisecond to each (wall)
  --help     prints this`;

/**
 * Reads the command line; undefined where it asks for help.
 *
 * @throws {Error} that names the option that is not known, or has no such value.
 */
export function readPolicyOptions(given: readonly string[]): PolicyBenchOptions | undefined {
  const { values } = parseArgs({
    args: [...given],
    options: {
      thirty: { type: 'string', default: '500' },
      sixty: { type: 'string', default: '100' },
      repeats: { type: 'string', default: '3' },
      clock: { type: 'string', default: 'wall' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { help, clock, ...numbers } = values;
  if (help) return undefined;
  return {
    thirty: wholeNumber('thirty', numbers.thirty),
    sixty: wholeNumber('sixty', numbers.sixty),
    repeats: wholeNumber('repeats', numbers.repeats),
    clock: oneOf('clock', clock, ['wall', 'cpu']),
  };
}
