import { type Counts } from '#shared/answer.ts';
import { supplyByQuarter } from '#server/domain/matching/supply.ts';
import { byteAt } from './flat.ts';
import { candidatesAt, type Query } from './query.ts';
import { UNMET } from './verdictColumn.ts';

/** The counts of `countsOf`, off the tally. */
export function indexedCounts({ stock, musts, tally: { unmet, unknown, lastUnmet } }: Query, asOf: string): Counts {
  const alone = musts.map(() => 0);
  const fitting: number[] = [];
  let met = 0;
  for (let row = 0; row < unmet.length; row += 1) {
    if (unmet[row] === 0) fitting.push(row);
    if (unmet[row] === 0 && unknown[row] === 0) met += 1;
    if (unmet[row] === 1) {
      const must = byteAt(lastUnmet, row);
      alone[must] = (alone[must] ?? 0) + 1;
    }
  }
  return {
    considered: stock.length,
    met,
    unconfirmed: fitting.length - met,
    excluded: stock.length - fitting.length,
    excludedBy: musts.map(({ asked, column, verdicts }, index) => ({
      criterion: asked.criterion.id,
      spaces: unmetIn(column.codes, verdicts),
      alone: alone[index] ?? 0,
    })),
    supplyByQuarter: supplyByQuarter(
      candidatesAt(stock, fitting).map(({ space }) => space),
      asOf,
    ),
  };
}

function unmetIn(codes: Uint32Array, verdicts: Uint8Array): number {
  let spaces = 0;
  for (const code of codes) {
    if (verdicts[code] === UNMET) spaces += 1;
  }
  return spaces;
}
