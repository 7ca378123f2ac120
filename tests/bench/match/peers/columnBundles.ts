import { type Bundle } from '#shared/answer.ts';
import { bundlesOf, shownBundles } from '#server/domain/matching/bundle.ts';
import { type BundleMember } from '#server/domain/matching/bundleMember.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { type ColumnStore } from './columnStore.ts';
import { type Part, type Selection, fill } from './part.ts';
import { type Plan, planOf } from './plan.ts';
import { numberAt } from './read.ts';
import { UNMET } from './verdict.ts';

/** Musts that several spaces may meet together. */
const TOTALS: ReadonlySet<string> = new Set(['area', 'power', 'effluent']);

/**
 * Bundles by a pass over columns: the spaces that fail nothing but totals are found by it, and combined by the domain's
 * own search, which the index uses too. So what differs is how the spaces are found.
 */
export function createColumnBundles(
  store: ColumnStore,
  stock: Stock,
): (asked: Circumstances, limit: number) => Bundle[] {
  const selection: Selection = {
    rows: new Int32Array(store.length),
    open: new Uint8Array(store.length),
    count: 0,
  };
  return (asked, limit) => {
    const plan = planOf(asked, store);
    const criteria = askedOf(asked, CATALOGUE);
    const best = bundlesOf(membersOf({ plan, store, stock }, selection), criteria).slice(0, limit);
    return shownBundles(best, criteria, []);
  };
}

interface Passing {
  readonly plan: Plan;
  readonly store: ColumnStore;
  readonly stock: Stock;
}

function membersOf({ plan, store, stock }: Passing, selection: Selection): BundleMember[] {
  const totals = [...plan.mustsById].flatMap(([id, parts]) => (TOTALS.has(id) ? [parts] : []));
  const own = [...plan.mustsById].flatMap(([id, parts]) => (TOTALS.has(id) ? [] : parts));
  const areas = store.numbers('areaM2');
  fill(selection, 0, store.length);
  for (const part of own) part.keep(selection);
  return Array.from(selection.rows.subarray(0, selection.count)).flatMap((row, at): BundleMember[] => {
    const candidate = stock[row];
    const isShort = totals.some((parts) => worstOf(parts, row) === UNMET);
    if (candidate === undefined || !isShort || Number.isNaN(numberAt(areas, row))) return [];
    const verdict = selection.open[at] === 0 ? 'met' : 'unconfirmed';
    return [{ candidate, sketch: candidate, standing: { verdict } }];
  });
}

function worstOf(parts: readonly Part[], row: number): number {
  return parts.reduce((worst, part) => Math.max(worst, part.verdict(row)), 0);
}
