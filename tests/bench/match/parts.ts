import { isDeepStrictEqual } from 'node:util';
import { type AnswerPart, type Bundle } from '#shared/answer.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type Evaluate } from '#server/domain/matching/evaluation.ts';
import { percentile } from '../percentile.ts';
import { type Clock } from './engine.ts';
import { LIMIT } from './inTurn.ts';
import { msText, number } from './lines.ts';

/** What the parts of an answer are measured with. */
export interface PartsSetting {
  readonly index: Evaluate;
  readonly bundles: (asked: Circumstances, limit: number) => Bundle[];
  readonly asked: readonly Circumstances[];
  readonly clock: Clock;
}

/** What the index takes for each part of an answer besides the results; bundles beside a pass over columns. */
export function partLines(setting: PartsSetting): string[] {
  const { asked, clock, index, bundles } = setting;
  const took = (work: (one: Circumstances) => unknown): number[] => asked.map((one) => msOf(clock, () => work(one)));
  const whole =
    (...include: readonly AnswerPart[]) =>
    (one: Circumstances) =>
      index(one, { limit: LIMIT, include });
  // Once before, so that nothing is timed that is done once.
  for (const one of asked.slice(0, 2)) whole('findings', 'counts', 'relaxations', 'nearMisses', 'bundles')(one);
  const explained = asked.map((one) => explanation(setting, one));
  const bundled = took(whole('bundles'));
  const byColumns = took((one) => bundles(one, LIMIT));
  const differing = asked.filter(
    (one) => !isDeepStrictEqual(whole('bundles')(one).bundles, bundles(one, LIMIT)),
  ).length;
  const times = percentile(byColumns, 0.5) / percentile(bundled, 0.5);
  return [
    findingsText(explained),
    `findings of ${LIMIT} that stand ready, as JSON: ${msText(explained.map(({ jsonMs }) => jsonMs))}`,
    `include=counts: ${msText(took(whole('counts')))} (promised at most 25 ms)`,
    `include=relaxations,nearMisses: ${msText(took(whole('relaxations', 'nearMisses')))} (promised at most 100 ms)`,
    `include=bundles: ${msText(bundled)}; by a pass over columns ${msText(byColumns)}; the index is ${number(times)} times as fast at the median (promised 5); ${differing} of ${asked.length} answers different`,
  ];
}

/** A difference of two searches: where these differ by more among themselves, it says so rather than give a figure. */
function findingsText(explained: readonly Explanation[]): string {
  const of = (durationsMs: readonly number[], share: number): number => percentile(durationsMs, share);
  const beyond = explained.map(({ findingsMs }) => findingsMs);
  const [quarter, middle, threeQuarters] = [of(beyond, 0.25), of(beyond, 0.5), of(beyond, 0.75)];
  if (quarter <= 0) {
    return `findings of ${LIMIT}: not to be told apart from the noise of the search, half of the differences lie from ${number(quarter)} to ${number(threeQuarters)} ms`;
  }
  const json = explained.map(({ findingsMs, jsonMs }) => findingsMs + jsonMs);
  const search = of(
    explained.map(({ searchMs }) => searchMs),
    0.5,
  );
  return `findings of ${LIMIT}: median ${number(middle)} ms beyond the search, ${number((100 * middle) / search)} % of it (promised at most 25 %); as JSON median ${number(of(json, 0.5))} ms (promised at most 1 ms)`;
}

interface Explanation {
  readonly searchMs: number;
  /** Beyond the search: below 0 where the search with them happened to take less. */
  readonly findingsMs: number;
  readonly jsonMs: number;
}

/** The search without findings and with them, one after the other. */
function explanation({ index, clock }: PartsSetting, asked: Circumstances): Explanation {
  const searchMs = msOf(clock, () => index(asked, { limit: LIMIT, include: [] }));
  const from = clock();
  const { results } = index(asked, { limit: LIMIT, include: ['findings'] });
  const findingsMs = clock() - from - searchMs;
  return { searchMs, findingsMs, jsonMs: msOf(clock, () => JSON.stringify(results.map(({ findings }) => findings))) };
}

function msOf(clock: Clock, work: () => unknown): number {
  const from = clock();
  work();
  return clock() - from;
}
