import { type Cap } from '#shared/policy/benefit.ts';
import { type AwardAmount } from '#shared/policy/judged.ts';
import { type Measure } from '#shared/policy/policy.ts';
import { type Interval, NOTHING, plus } from './interval.ts';
import { partsOfFen } from './rounding.ts';

/** A measure that raises caps, as far as it is sure: one that is not sure raises them at best only. */
export interface Raise {
  readonly measure: Measure;
  readonly isSure: boolean;
}

/** What is left of a sum under the caps of its measure, and which of them made it less at best. */
export interface Capped {
  readonly fen: Interval;
  readonly cappedBy: AwardAmount['cappedBy'];
}

/**
 * The caps of a measure on a single award: one product, project or award is claimed at a time, and what is ever paid to a
 * firm, or in one year, is no less a limit to one award; of one in several payments, `paidOverYears` says what is left of it. Only caps of the single award,
 * product or project are raised.
 */
export function capped(fen: Interval, measure: Measure, raises: readonly Raise[]): Capped {
  const caps = (measure.caps ?? []).map((cap) => raisedCap(cap, measure, raises));
  const least = caps.reduce((below, { high }) => Math.min(below, high), Infinity);
  return {
    fen: {
      low: caps.reduce((below, { low }) => Math.min(below, low), fen.low),
      high: Math.min(fen.high, least),
    },
    cappedBy: caps.filter(({ high }) => high < fen.high && high === least).map(({ shown }) => shown),
  };
}

interface RaisedCap extends Interval {
  readonly shown: AwardAmount['cappedBy'][number];
}

function raisedCap({ capFen, per }: Cap, { payoutPct = [100] }: Measure, raises: readonly Raise[]): RaisedCap {
  const most = per === 'firm-year' ? fullInEveryYear(capFen, payoutPct) : capFen;
  const raised = isRaisable(per) ? raises.map((raise) => raiseOf(capFen, raise)).reduce(plus, NOTHING) : NOTHING;
  return {
    low: most + raised.low,
    high: most + raised.high,
    shown:
      per === 'firm-year'
        ? { per, capFen: capFen * payoutPct.length }
        : { per, capFen: most + raised.high, ...(raised.high === 0 ? {} : { raisedByFen: raised.high }) },
  };
}

/** The least sum of which the smallest part, too, reaches the cap for its year: no more is ever paid of a greater one. */
function fullInEveryYear(capFen: number, payoutPct: readonly number[]): number {
  return Math.ceil((capFen * 100) / Math.min(...payoutPct));
}

/** What is paid of a sum in its parts, each as far as the cap for its year leaves room; that caps of a year made it less. */
export function paidOverYears(
  fen: Interval,
  { caps = [], payoutPct = [100] }: Measure,
): Pick<Capped, 'fen' | 'cappedBy'> {
  const cap = caps.find(({ per }) => per === 'firm-year');
  if (cap === undefined || payoutPct.length === 1 || fen.high === Infinity) return { fen, cappedBy: [] };
  const { capFen, per } = cap;
  const paid = (sum: number): number =>
    partsOfFen(sum, payoutPct).reduce((all, part) => all + Math.min(part, capFen), 0);
  const high = paid(fen.high);
  const cappedBy = high < fen.high ? [{ per, capFen: capFen * payoutPct.length }] : [];
  return { fen: { low: paid(fen.low), high }, cappedBy };
}

function isRaisable(per: Cap['per']): boolean {
  return per === 'award' || per === 'product' || per === 'project';
}

function raiseOf(capFen: number, { measure: { benefit }, isSure }: Raise): Interval {
  if (benefit?.kind !== 'cap-raise') return NOTHING;
  const { raiseFen, raisePct } = benefit;
  if (raiseFen === undefined && raisePct === undefined) return { low: 0, high: Infinity };
  const by = (raiseFen ?? 0) + Math.floor((capFen * (raisePct ?? 0)) / 100);
  return { low: isSure ? by : 0, high: by };
}
