import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { tortureByCrashes } from './crash/torture.ts';
import { type Part } from './part.ts';
import { createRandom } from '#tests/support/random.ts';

/**
 * `npm run torture`: what takes too long for every run of the tests. `-- --rounds 20` does fewer sudden deaths, and
 * `--seed` does again what a former run has done.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? randomInt(2 ** 32));
const random = createRandom(seed);
process.stdout.write(`seed ${seed}\n`);

const parts: Part[] = [await tortureByCrashes(Number(values.rounds ?? 300), random)];

for (const { what, faults, notRun } of parts) {
  const verdict = notRun === undefined ? `${faults.length} faults` : `NOT RUN: ${notRun}`;
  process.stdout.write(`${what}: ${verdict}\n`);
  for (const fault of faults) process.stdout.write(`  ${JSON.stringify(fault)}\n`);
}
process.exitCode = parts.some(({ faults }) => faults.length > 0) ? 1 : 0;
