import { benchShape, growthLine } from './bench.ts';
import { MATCH_BENCH_USAGE, type MatchBenchOptions, readOptions } from './options.ts';

/**
 * `npm run bench:match`: what matching promises, measured in one run beside its peers. Needs a heap of some gigabytes for
 * a million spaces, and `--expose-gc` to tell how much memory the index takes: the script gives both.
 */
const options = optionsOrFault();
if (typeof options === 'object') await bench(options);
else {
  const isHelp = options === undefined;
  (isHelp ? process.stdout : process.stderr).write(`${options ?? MATCH_BENCH_USAGE}\n`);
  process.exitCode = isHelp ? 0 : 2;
}

async function bench(chosen: MatchBenchOptions): Promise<void> {
  for (const shape of chosen.shapes) {
    const median = await benchShape(shape, chosen, print);
    if (shape === 'clustered') print(await growthLine(median, chosen));
  }
  if (!chosen.hasDuckDb) print('DuckDB was left out');
}

/** A sentence where the options cannot be read; undefined where help is asked for. */
function optionsOrFault(): MatchBenchOptions | string | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
