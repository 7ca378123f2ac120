import { benchReverse } from './bench.ts';
import { REVERSE_BENCH_USAGE, readReverseOptions } from './options.ts';

/** `npm run bench:reverse`: one space against all standing requirements, beside peers that answer the same. */
const options = optionsOrFault();
if (typeof options === 'object') await benchReverse(options, print);
else {
  const isHelp = options === undefined;
  (isHelp ? process.stdout : process.stderr).write(`${options ?? REVERSE_BENCH_USAGE}\n`);
  process.exitCode = isHelp ? 0 : 2;
}

/** A sentence where the options cannot be read; undefined where help is asked for. */
function optionsOrFault(): ReturnType<typeof readReverseOptions> | string {
  try {
    return readReverseOptions(process.argv.slice(2));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
