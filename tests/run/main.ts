import { CHECKS, check, test } from './steps.ts';
import { type Tally, sumOf } from './tally.ts';

/** `npm test`: everything that must be green, one step after another, and the count on the last line. */
const tallies: Tally[] = [];
for (const name of CHECKS) tallies.push(await check(name));
tallies.push(await test(['node', 'jsdom']));
tallies.push(await test(['browser']));

const { passed, failed, notes } = sumOf(tallies);
process.stdout.write(`\n${notes.map((note) => `${note}\n`).join('')}${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
