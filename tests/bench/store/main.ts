import { benchOf, type Measured } from './benchOf.ts';
import { type Figure, figureLine, isKept } from './figure.ts';
import { figuresOf, growths } from './figures.ts';
import { type BenchOptions, BENCH_USAGE, readOptions } from './options.ts';

/**
 * `npm run bench:store`: what the store promises, measured in one run beside LMDB used directly for the same bytes and,
 * where `BENCH_MONGODB_URI` names one, beside a MongoDB. The exit code is 1 where a promise about the largest size is not kept.
 */
const options = optionsOrFault();
if (typeof options === 'object') process.exitCode = (await bench(options)) > 0 ? 1 : 0;
else {
  const isHelp = options === undefined;
  (isHelp ? process.stdout : process.stderr).write(`${options ?? BENCH_USAGE}\n`);
  process.exitCode = isHelp ? 0 : 2;
}

/** A sentence where the options cannot be read; undefined where help is asked for. */
function optionsOrFault(): BenchOptions | string | undefined {
  try {
    return readOptions(process.argv.slice(2), process.env['BENCH_MONGODB_URI']);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Prints every figure as it is measured; returns how many are not as promised. */
async function bench(options: BenchOptions): Promise<number> {
  const measured: Measured[] = [];
  for (const size of options.sizes) {
    const one = await benchOf(size, options);
    measured.push(one);
    print(figuresOf(one));
  }
  const grown = growths(measured);
  print(grown);

  const last = measured.at(-1);
  const promised = [...(last ? figuresOf(last) : []), ...grown];
  const broken = promised.filter((figure) => !isKept(figure)).length;
  process.stdout.write(
    `${promised.length} figures of the largest collection and of growth, ${broken} not as promised\n`,
  );
  return broken;
}

function print(figures: readonly Figure[]): void {
  for (const figure of figures) process.stdout.write(`${figureLine(figure)}\n`);
}
