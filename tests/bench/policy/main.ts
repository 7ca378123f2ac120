import { benchPolicy } from './bench.ts';
import { POLICY_BENCH_USAGE, readPolicyOptions } from './options.ts';

/** `npm run bench:policy`: the best legal stack of generated hard cases, beside a solver of mixed-integer programs. */
const options = optionsOrFault();
if (typeof options === 'object') await benchPolicy(options, print);
else {
  const isHelp = options === undefined;
  (isHelp ? process.stdout : process.stderr).write(`${options ?? POLICY_BENCH_USAGE}\n`);
  process.exitCode = isHelp ? 0 : 2;
}

/** A sentence where the options cannot be read; undefined where help is asked for. */
function optionsOrFault(): ReturnType<typeof readPolicyOptions> | string {
  try {
    return readPolicyOptions(process.argv.slice(2));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
