import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tortureByCrashes } from './crash/torture.ts';
import { tortureByDamage } from './damage/torture.ts';
import { type Part } from './part.ts';
import { createRandom } from '#tests/support/random.ts';
import { tortureBySystem } from './system/torture.ts';

/**
 * `npm run torture`: what takes too long for every run of the tests. `-- --rounds 20 --files 100` does fewer
 * sudden deaths and damaged files, and `--seed` does again what a former run has done.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string' }, files: { type: 'string' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? randomInt(2 ** 32));
const random = createRandom(seed);
process.stdout.write(`seed ${seed}\n`);

const damageFolder = await mkdtemp(join(tmpdir(), 'parkfit-torture-'));
const parts: Part[] = [
  await tortureByDamage(damageFolder, { files: Number(values.files ?? 3000), seed }),
  ...(await tortureBySystem()),
  await tortureByCrashes(Number(values.rounds ?? 300), random),
];
await rm(damageFolder, { recursive: true });

for (const { what, faults, notRun } of parts) {
  const verdict = notRun === undefined ? `${faults.length} faults` : `NOT RUN: ${notRun}`;
  process.stdout.write(`${what}: ${verdict}\n`);
  for (const fault of faults) process.stdout.write(`  ${JSON.stringify(fault)}\n`);
}
process.exitCode = parts.some(({ faults }) => faults.length > 0) ? 1 : 0;
