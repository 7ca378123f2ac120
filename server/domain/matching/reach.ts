import { z } from 'zod';
import { type Level, type Range, type Verdict } from '#shared/criterion.ts';
import { type AskChange } from './criterion.ts';
import { numberChange } from './change.ts';
import { mustOutcome, type Outcome } from './outcome.ts';
import { falling } from './satisfaction.ts';

/** Span of distances by which a change is measured: about as far as people commute and cooled goods go without thought. Ours. */
export const DISTANCE_SPAN_M = 50_000;

/** No two places on earth lie further apart along a great circle. */
const DISTANCE_MAX_M = 20_100_000;

/** A distance that may be asked for. */
export const AskedDistance = z.number().min(0).max(DISTANCE_MAX_M);

/** How near something should be: up to the ideal all is well, beyond the limit nothing is; both are the company's own. */
export const reachAsks = z
  .strictObject({ idealM: AskedDistance, limitM: AskedDistance })
  .refine(({ idealM, limitM }) => idealM <= limitM, { path: ['limitM'], message: 'Expected limitM not below idealM' });

/** A distance as asked and as offered, from the nearest to the farthest that it may be. */
export interface Reach {
  readonly idealM: number;
  readonly limitM: number;
  /** Absent: not known, it may be next door. */
  readonly offeredFromM?: number | undefined;
  /** Absent: not known, it may be anywhere. */
  readonly offeredToM?: number | undefined;
}

/** Within the limit for sure, beyond it for sure, or not known. */
export function reachVerdict({ limitM, offeredFromM = 0, offeredToM = Infinity }: Reach): Verdict {
  if (offeredToM <= limitM) return 'met';
  return offeredFromM > limitM ? 'unmet' : 'unknown';
}

/** Full up to the ideal, nothing from the limit on, straight between: at the farthest and at the nearest that it may be. */
export function reachSatisfaction({ idealM, limitM, offeredFromM = 0, offeredToM = Infinity }: Reach): Range {
  const bounds = { ideal: idealM, limit: limitM };
  return { low: falling(offeredToM, bounds), high: falling(offeredFromM, bounds) };
}

/** What distances from the nearest to the farthest come to: the verdict and the satisfaction above. */
export function reachOutcomes(
  { idealM, limitM }: Pick<Reach, 'idealM' | 'limitM'>,
  level: Level,
): (offeredFromM: number, offeredToM: number) => Outcome {
  const judge = (offeredFromM: number, offeredToM: number): Outcome => {
    const reach = { idealM, limitM, offeredFromM, offeredToM };
    const verdict = reachVerdict(reach);
    return level === 'must' ? mustOutcome(verdict) : { verdict, satisfaction: reachSatisfaction(reach) };
  };
  // Most are as near as can count, or beyond the limit: however far, these are judged alike.
  const [near, beyond] = [judge(0, 0), judge(Infinity, Infinity)];
  const nearM = level === 'must' ? limitM : idealM;
  return (offeredFromM, offeredToM) => {
    if (offeredToM <= nearM) return near;
    return offeredFromM > limitM ? beyond : judge(offeredFromM, offeredToM);
  };
}

/** How far the limit would have to go out to take in the whole of where it may be. */
export function reachChange({ limitM, offeredToM }: Reach): AskChange | undefined {
  return numberChange(limitM, offeredToM, DISTANCE_SPAN_M);
}
