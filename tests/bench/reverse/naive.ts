import { type StandingRequirement, TOP_PLACES } from '#server/domain/matching/reverse.ts';
import { type RowPlan, pointsOf, worst } from '../match/peers/naive.ts';
import { type Row } from '../match/peers/row.ts';
import { MET, UNMET } from '../match/peers/verdict.ts';
import { type Entered, type ReverseEngine } from './engine.ts';

/** A standing requirement as a plain object: its checks by hand, the most telling first, made beforehand; what a park or a site comes to is kept in them. */
export interface NaiveRequirement {
  readonly id: string;
  readonly plan: RowPlan;
  readonly rankBy: 'expected' | 'low';
  readonly best: NonNullable<StandingRequirement['best']>;
}

/** Hand-written loop over requirement objects: each until its first must that is not met. */
export function createNaiveReverse(standing: readonly NaiveRequirement[]): ReverseEngine {
  return {
    name: 'naive loop over requirement objects',
    every: 3,
    fitting({ row }) {
      const met: string[] = [];
      const unconfirmed: string[] = [];
      for (const { id, plan } of standing) {
        const verdict = worst(plan.musts, row);
        if (verdict !== UNMET) (verdict === MET ? met : unconfirmed).push(id);
      }
      return { met, unconfirmed };
    },
    entries({ row }) {
      const entries: Entered[] = [];
      for (const one of standing) {
        const verdict = worst(one.plan.musts, row);
        if (verdict === UNMET) continue;
        const entered = enteredBy(one, row, verdict === MET);
        if (entered !== undefined) entries.push(entered);
      }
      return entries;
    },
  };
}

/** The place of a row that fits, scored and held against the best that are kept; given up as soon as it cannot get in any more. */
export function enteredBy(one: NaiveRequirement, row: Row, isMet: boolean): Entered | undefined {
  const { id, plan, rankBy, best } = one;
  const last = best[TOP_PLACES];
  if (last?.verdict === 'met' && !isMet) return undefined;
  const needed = neededSum(last, isMet, one);
  let low = 0;
  let middle = 0;
  let left = plan.totalWeight;
  for (const { weight, share } of plan.preferences) {
    const satisfied = share(row);
    low += weight * satisfied.low;
    middle += weight * ((satisfied.low + satisfied.high) / 2);
    left -= weight;
    if (middle + left < needed) return undefined;
  }
  const own = { id: row.id, isMet, low: pointsOf(low, plan.totalWeight), expected: pointsOf(middle, plan.totalWeight) };
  const place = placeAmong(best, own, rankBy);
  return place > TOP_PLACES ? undefined : { id, place, expected: own.expected };
}

function placeAmong(best: NaiveRequirement['best'], own: Own, rankBy: 'expected' | 'low'): number {
  let before = 0;
  for (const other of best) if (other.id !== own.id && isBefore(other, own, rankBy)) before += 1;
  return before + 1;
}

/** Less would be below what the last is known to have, however it rounds. */
const SLACK = 1e-9;

/** Weighted satisfaction that a space needs to be no worse than the last; any will do where it is better by its verdict. */
function neededSum(last: NaiveRequirement['best'][number] | undefined, isMet: boolean, one: NaiveRequirement): number {
  if (last === undefined || (last.verdict === 'met') !== isMet) return -Infinity;
  const points = one.rankBy === 'low' ? last.score.low : last.score.expected;
  return (points / 100) * one.plan.totalWeight - SLACK;
}

interface Own {
  readonly id: string;
  readonly isMet: boolean;
  readonly low: number;
  readonly expected: number;
}

function isBefore(other: NaiveRequirement['best'][number], own: Own, rankBy: 'expected' | 'low'): boolean {
  if ((other.verdict === 'met') !== own.isMet) return other.verdict === 'met';
  const { low, expected } = other.score;
  if (rankBy === 'expected' && expected !== own.expected) return expected > own.expected;
  return low === own.low ? other.id < own.id : low > own.low;
}
