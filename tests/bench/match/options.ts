import { parseArgs } from 'node:util';
import { type Clock } from './engine.ts';
import { type WorldSetting } from './world.ts';

/** How much `bench:match` does; smaller for a quick look. */
export interface MatchBenchOptions {
  readonly spaces: number;
  readonly requirements: number;
  /** How many of the requirements the slow peers and the parts of an answer are asked. */
  readonly sample: number;
  /** How many other requirements everything is asked before it is timed. */
  readonly warmUp: number;
  readonly seed: number;
  readonly shapes: readonly WorldSetting['shape'][];
  readonly hasDuckDb: boolean;
  readonly clock: 'wall' | 'cpu';
}

/** What `npm run bench:match -- --help` prints. */
export const MATCH_BENCH_USAGE = `npm run bench:match [-- --spaces n --requirements n --sample n --warm-up n --seed n --shape s --clock c --without-duckdb]

Prints the figures of the match index, which a process of its own has loaded as a server does, beside a loop over objects, a
scan of typed columns and DuckDB, which are asked the same requirements in turn and whose answers are compared.
  --spaces          spaces of the stock (1000000); growth is measured from a hundredth of them
  --requirements    requirements over all criteria (1000)
  --sample          how many of them the loop, DuckDB and the parts of an answer are asked (200)
  --warm-up         other requirements that all are asked before anything is timed (200)
  --seed            of stock and requirements (1)
  --shape           clustered, independent or both (both)
  --clock           wall, or cpu: the time that the process asked was at work, for machines that have other work too (wall)
  --without-duckdb  leaves DuckDB out
  --help            prints this`;

/**
 * Reads the command line; undefined where it asks for help.
 *
 * @throws {Error} that names the option that is not known, or has no such value.
 */
export function readOptions(given: readonly string[]): MatchBenchOptions | undefined {
  const { values } = parseArgs({
    args: [...given],
    options: {
      spaces: { type: 'string', default: '1000000' },
      requirements: { type: 'string', default: '1000' },
      sample: { type: 'string', default: '200' },
      'warm-up': { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      shape: { type: 'string', default: 'both' },
      clock: { type: 'string', default: 'wall' },
      'without-duckdb': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    spaces: wholeNumber('spaces', values.spaces),
    requirements: wholeNumber('requirements', values.requirements),
    sample: wholeNumber('sample', values.sample),
    warmUp: wholeNumber('warm-up', values['warm-up']),
    seed: wholeNumber('seed', values.seed),
    shapes: SHAPES[oneOf('shape', values.shape, ['clustered', 'independent', 'both'])],
    hasDuckDb: !values['without-duckdb'],
    clock: oneOf('clock', values.clock, ['wall', 'cpu']),
  };
}

const SHAPES = { clustered: ['clustered'], independent: ['independent'], both: ['clustered', 'independent'] } as const;

/** Milliseconds by a clock: of the wall, or for which this process was at work. */
export const CLOCKS: Readonly<Record<MatchBenchOptions['clock'], Clock>> = {
  wall: () => performance.now(),
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/**
 * The value of an option that takes a whole number above 0.
 *
 * @throws {Error} that names the option
 */
export function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${option} takes a whole number above 0, and ${text} is none`);
}

/**
 * The value of an option that takes one of some words.
 *
 * @throws {Error} that names the option
 */
export function oneOf<const T extends string>(option: string, text: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === text);
  if (chosen !== undefined) return chosen;
  throw new Error(`--${option} takes ${choices.join(', ')}, and ${text} is none of them`);
}
