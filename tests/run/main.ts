import { CHECKS, check, test } from './steps.ts';
import { type Tally, sumOf } from './tally.ts';

/** `npm test`: everything that must be green, and the count on the last line. */
const tallies = await Promise.all([
  test(['node', 'jsdom', 'browser']),
  // Lint takes as long as all the others, and each of them one core.
  check('lint'),
  eachOf(CHECKS.filter((name) => name !== 'lint')).then(sumOf),
]);

const { passed, failed, notes } = sumOf(tallies);
process.stdout.write(`\n${notes.map((note) => `${note}\n`).join('')}${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function eachOf(names: readonly (typeof CHECKS)[number][]): Promise<Tally[]> {
  const ended: Tally[] = [];
  for (const name of names) ended.push(await check(name));
  return ended;
}
