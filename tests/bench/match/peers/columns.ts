import { type RankBy } from '#shared/requirement.ts';
import { type Engine } from '../engine.ts';
import { type ColumnStore } from './columnStore.ts';
import { pointsOf } from './naive.ts';
import { type Part, type Selection, fill } from './part.ts';
import { type Plan, planOf } from './plan.ts';
import { numberAt, rowAt } from './read.ts';
import { type Top, createTop } from './top.ts';
import { type Sums } from './worth.ts';

/** Rows that go through all parts at once: so few that their selection stays in the nearest cache. */
const BLOCK_ROWS = 8192;
/** Rows by which the musts are put in order. */
const SAMPLED_ROWS = 512;

/** One scan over typed columns, block by block, must by must, those that let the fewest through first; what is left is scored, and the best are kept in a heap. */
export function createColumnScan(store: ColumnStore, blockRows = BLOCK_ROWS): Engine {
  const sums: Sums = { low: new Float64Array(blockRows), middle: new Float64Array(blockRows) };
  const selection: Selection = { rows: new Int32Array(blockRows), open: new Uint8Array(blockRows), count: 0 };
  const sample = Int32Array.from({ length: Math.min(store.length, SAMPLED_ROWS) }, (_, at) =>
    Math.floor((at * store.length) / Math.min(store.length, SAMPLED_ROWS)),
  );
  return {
    name: 'scan of typed columns',
    best(asked, limit) {
      const plan = planOf(asked, store);
      const { preferences, totalWeight } = plan;
      const inTurn = inOrder(plan.musts, sample);
      const top = createTop(limit, asked.requirement.rankBy);
      for (let from = 0; from < store.length; from += blockRows) {
        fill(selection, from, Math.min(from + blockRows, store.length));
        for (const must of inTurn) {
          must.keep(selection);
          if (selection.count === 0) break;
        }
        if (selection.count > 0) score(selection, { plan, sums, top, rankBy: asked.requirement.rankBy });
      }
      return top.best().map(({ row, open, expected, low }) => {
        const high = preferences.reduce((sum, { worth, weight }) => sum + weight * worth.share(row).high, 0);
        return { id: store.ids[row] ?? '', isMet: open === 0, low, expected, high: pointsOf(high, totalWeight) };
      });
    },
  };
}

interface Scoring {
  readonly plan: Plan;
  readonly sums: Sums;
  readonly top: Top;
  readonly rankBy: RankBy | undefined;
}

/** Scores what is left of a block, preference by preference; between them, what can no longer get among the best is dropped. */
function score(selection: Selection, scoring: Scoring): void {
  const { plan, sums, top } = scoring;
  const { preferences, totalWeight } = plan;
  sums.low.fill(0, 0, selection.count);
  sums.middle.fill(0, 0, selection.count);
  let left = totalWeight;
  for (const { worth, weight } of preferences) {
    dropHopeless(selection, scoring, left);
    worth.add(selection, sums, weight);
    left -= weight;
  }
  const { rows, open, count } = selection;
  for (let at = 0; at < count; at += 1) {
    const expected = pointsOf(numberAt(sums.middle, at), totalWeight);
    const low = pointsOf(numberAt(sums.low, at), totalWeight);
    const isOpen = open[at] ?? 0;
    if (top.admits(isOpen, expected, low)) top.add({ row: rowAt(rows, at), open: isOpen, expected, low });
  }
}

/** So much is added to what a row may still reach that rounding drops none that might get in. */
const SLACK = 1e-9;

/** Drops the rows that could not get among the best even if they satisfied fully what is left of the weight. */
function dropHopeless(selection: Selection, { plan, sums, top, rankBy }: Scoring, left: number): void {
  const worst = top.worst();
  if (worst === undefined) return;
  const { rows, open, count } = selection;
  const deciding = rankBy === 'low' ? sums.low : sums.middle;
  const needed = ((rankBy === 'low' ? worst.low : worst.expected) / 100) * plan.totalWeight - left - SLACK;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const isOpen = open[at] ?? 0;
    rows[kept] = rowAt(rows, at);
    open[kept] = isOpen;
    sums.low[kept] = numberAt(sums.low, at);
    sums.middle[kept] = numberAt(sums.middle, at);
    const isHopeful = Number(numberAt(deciding, kept) >= needed);
    kept += Number(isOpen < worst.open) | (Number(isOpen === worst.open) & isHopeful);
  }
  selection.count = kept;
}

/** Rows of the sample that are looked at where that is dear. */
const DEAR_ROWS = 32;

/** By what share of a sample they let through, the least first. */
function inOrder(musts: readonly Part[], sample: Int32Array): Part[] {
  const step = Math.max(1, Math.floor(sample.length / DEAR_ROWS));
  const few = sample.filter((_, at) => at % step === 0);
  return musts
    .map((must) => {
      const rows = must.isDear ? few.slice() : sample.slice();
      const selection: Selection = { rows, open: new Uint8Array(rows.length), count: rows.length };
      must.keep(selection);
      return { must, share: selection.count / rows.length };
    })
    .sort((a, b) => a.share - b.share)
    .map(({ must }) => must);
}
