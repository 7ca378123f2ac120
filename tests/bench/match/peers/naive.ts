import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type Engine } from '../engine.ts';
import { asksOf } from './ask.ts';
import { type Ground } from './ground.ts';
import { type Row } from './row.ts';
import { ROW_CHECKS, type RowCheck } from './rowChecks.ts';
import { createTop } from './top.ts';
import { type Share, UNKNOWN, UNMET, shareOf } from './verdict.ts';

/** A requirement over plain rows. */
export interface RowPlan {
  /** Those that let the fewest through, for what they cost, come first. */
  readonly musts: readonly RowCheck[];
  /** In the order in which scores are summed. */
  readonly preferences: readonly { readonly weight: number; readonly share: (row: Row) => Share }[];
  readonly totalWeight: number;
}

/** Rows by which the musts are put in order. */
const SAMPLED_ROWS = 500;

/** Hand-written loop over plain objects: every row until its first unmet must; what is left is scored, and the best are kept in a heap. */
export function createNaive(rows: readonly Row[], ground: Ground): Engine {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED_ROWS));
  const sample = rows.filter((_, at) => at % step === 0);
  return {
    name: 'naive loop over objects',
    best(asked, limit) {
      const plan = rowPlanOf(asked, ground, sample);
      const { musts, preferences, totalWeight } = plan;
      const top = createTop(limit, asked.requirement.rankBy);
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at];
        if (row === undefined) continue;
        const verdict = worst(musts, row);
        if (verdict === UNMET) continue;
        let low = 0;
        let middle = 0;
        for (const { weight, share } of preferences) {
          const satisfied = share(row);
          low += weight * satisfied.low;
          middle += weight * ((satisfied.low + satisfied.high) / 2);
        }
        const open = verdict === UNKNOWN ? 1 : 0;
        const [lowPoints, expected] = [pointsOf(low, totalWeight), pointsOf(middle, totalWeight)];
        if (top.admits(open, expected, lowPoints)) top.add({ row: at, open, expected, low: lowPoints });
      }
      return top.best().flatMap(({ row: at, open, expected, low }) => {
        const row = rows[at];
        if (row === undefined) return [];
        const high = preferences.reduce((sum, { weight, share }) => sum + weight * share(row).high, 0);
        return { id: row.id, isMet: open === 0, low, expected, high: pointsOf(high, totalWeight) };
      });
    },
  };
}

/** The worst of what the musts say, at once where it is unmet. */
export function worst(musts: readonly RowCheck[], row: Row): number {
  let verdict = 0;
  for (const must of musts) {
    const one = must.verdict(row);
    if (one === UNMET) return UNMET;
    if (one > verdict) verdict = one;
  }
  return verdict;
}

/** 0 to 100; the quotient first. */
export function pointsOf(sum: number, totalWeight: number): number {
  return totalWeight === 0 ? 100 : 100 * (sum / totalWeight);
}

/** Makes the checks of a requirement, the musts in an order that a sample of the rows suggests. */
export function rowPlanOf(asked: Circumstances, ground: Ground, sample: readonly Row[]): RowPlan {
  const asks = asksOf(asked.requirement);
  const checks = Object.entries(ROW_CHECKS).flatMap(([id, make]) => {
    const ask = asks[id];
    return ask === undefined ? [] : { ask, check: make(ask, { ground, asked }) };
  });
  const preferences = checks
    .filter(({ ask }) => ask.level === 'prefer')
    .map(({ ask: { weight }, check }) => {
      const { share, verdict } = check;
      return { weight, share: share ?? ((row: Row): Share => shareOf(verdict(row))) };
    });
  return {
    musts: inOrder(
      checks.filter(({ ask }) => ask.level === 'must').map(({ check }) => check),
      sample,
    ),
    preferences,
    totalWeight: preferences.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function inOrder(musts: readonly RowCheck[], sample: readonly Row[]): RowCheck[] {
  return musts
    .map((must) => ({ must, passing: sample.filter((row) => must.verdict(row) !== UNMET).length }))
    .sort((a, b) => a.passing - b.passing)
    .map(({ must }) => must);
}
