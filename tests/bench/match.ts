import { readFile, readdir } from 'node:fs/promises';
import { USUAL_PARTS } from '#shared/answer.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { readSeed } from '#seed/load.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { match } from '#server/domain/matching/match.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { promisesOf } from '#server/domain/policy/promises.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { median } from './median.ts';

const SPACES = 100_000;
const LIMIT = 20;
/** Answers of the index for each of `match()`, which is so much slower. */
const INDEX_RUNS = 5;

/** The same requirements over the same large stock by `match()` over plain objects and by the index, turn by turn. */
export async function benchMatch(): Promise<string[]> {
  const { places, resources } = await readSeed();
  const requirements = await examples();
  const lines: string[] = [];
  for (const shape of ['clustered', 'independent'] as const) {
    const { spaces, parks } = generateStock({ spaces: SPACES, seed: 1, shape });
    const stock = placeCandidates(spaces, { parks, places });
    const asked = requirements.map((requirement) => ({ requirement, resources, ...promisesOf(() => []) }));
    lines.push(...measured(`${SPACES} ${shape} spaces`, stock, asked));
  }
  return lines;
}

function measured(over: string, stock: Stock, asked: readonly Circumstances[]): string[] {
  const from = performance.now();
  const index = createMatchIndex(stock, CATALOGUE).evaluate;
  for (const one of asked) index(one, { limit: LIMIT, include: [] });
  const buildMs = performance.now() - from;
  const spent = { plain: new Array<number>(), results: new Array<number>(), everything: new Array<number>() };
  for (const one of asked) {
    spent.plain.push(msOf(() => match(one, stock, CATALOGUE).slice(0, LIMIT)));
    for (let run = 0; run < INDEX_RUNS; run += 1) {
      spent.results.push(msOf(() => index(one, { limit: LIMIT, include: ['findings'] })));
      spent.everything.push(msOf(() => index(one, { limit: LIMIT, include: USUAL_PARTS })));
    }
  }
  const [plain, results, everything] = [spent.plain, spent.results, spent.everything].map(median);
  return [
    `${over}: index built and every example asked once in ${buildMs.toFixed(0)} ms`,
    `${over}: match() ${ms(plain)}, index ${ms(results)} with findings, ${ms(everything)} with every part (medians of ${asked.length} examples)`,
    `${over}: the index is ${ratio(plain, results)} times as fast as match() in this run, ${ratio(plain, everything)} times with every part`,
  ];
}

async function examples(): Promise<Circumstances['requirement'][]> {
  const folder = new URL('../../seed/examples/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const requirement = OpenRequirement.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
      return { ...requirement, asOf: requirement.asOf ?? '2026-11-22' };
    }),
  );
}

function msOf(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function ms(value = NaN): string {
  return `${value.toFixed(1)} ms`;
}

function ratio(slow = NaN, fast = NaN): string {
  return (slow / fast).toFixed(0);
}
