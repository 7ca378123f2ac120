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
  for (const one of asked.slice(0, 2)) whole('counts', 'relaxations', 'nearMisses', 'bundles')(one);
  const bundled = took(whole('bundles'));
  const byColumns = took((one) => bundles(one, LIMIT));
  const differing = asked.filter(
    (one) => !isDeepStrictEqual(whole('bundles')(one).bundles, bundles(one, LIMIT)),
  ).length;
  const times = percentile(byColumns, 0.5) / percentile(bundled, 0.5);
  return [
    `nothing included, the ${LIMIT} spaces read and shown: ${msText(took(whole()))}`,
    `include=counts: ${msText(took(whole('counts')))} (promised at most 25 ms)`,
    `include=relaxations,nearMisses: ${msText(took(whole('relaxations', 'nearMisses')))} (promised at most 100 ms)`,
    `include=bundles: ${msText(bundled)}; by a pass over columns ${msText(byColumns)}; the index is ${number(times)} times as fast at the median (promised 5); ${differing} of ${asked.length} answers different`,
  ];
}

function msOf(clock: Clock, work: () => unknown): number {
  const from = clock();
  work();
  return clock() - from;
}
