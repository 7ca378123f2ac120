import { benchOf, type Measured } from './benchOf.ts';
import { type Figure, figureLine, isKept } from './figure.ts';
import { figuresOf, growths } from './figures.ts';
import { readOptions } from './options.ts';

/**
 * `npm run bench:store`: what the store promises, measured in one run beside LMDB used directly for the same bytes and,
 * where `BENCH_MONGODB_URI` names one, beside a MongoDB. The exit code is 1 where a promise about the largest size is not kept.
 */
const options = readOptions(process.argv.slice(2), process.env['BENCH_MONGODB_URI']);
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
process.stdout.write(`${promised.length} figures of the largest collection and of growth, ${broken} not as promised\n`);
process.exitCode = broken > 0 ? 1 : 0;

function print(figures: readonly Figure[]): void {
  for (const figure of figures) process.stdout.write(`${figureLine(figure)}\n`);
}
