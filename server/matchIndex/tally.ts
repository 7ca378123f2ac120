import { byteAt, codeAt } from './flat.ts';
import { MET, NOT_JUDGED, UNMET, type VerdictColumn } from './verdictColumn.ts';

/**
 * How the musts went, per candidate in the order of the stock. Flat arrays: this is the one pass that touches every
 * candidate for every must.
 */
export interface Tally {
  /** How many musts are unmet. */
  readonly unmet: Uint8Array;
  /** How many musts are not known. */
  readonly unknown: Uint8Array;
  /** The last unmet must, by its number; where `unmet` is 1, the only one. */
  readonly lastUnmet: Uint8Array;
  /** 1 where an unmet must is not negotiable. */
  readonly isFixed: Uint8Array;
}

/**
 * Tallies the musts. Where not `isComplete`, a candidate is dropped at its first unmet must: enough to know who fits,
 * and the musts with the fewest offers go first, so that few of the many distinct offers of the others need judging.
 */
export function tallyOf(musts: readonly VerdictColumn[], candidates: number, isComplete: boolean): Tally {
  const tally: Tally = {
    unmet: new Uint8Array(candidates),
    unknown: new Uint8Array(candidates),
    lastUnmet: new Uint8Array(candidates),
    isFixed: new Uint8Array(candidates),
  };
  const numbered = musts.map((must, number) => ({ must, number }));
  const inTurn = isComplete
    ? numbered
    : numbered.toSorted((a, b) => a.must.column.examples.length - b.must.column.examples.length);
  for (const { must, number } of inTurn) count(must, { tally, number, isComplete });
  return tally;
}

interface Counting {
  readonly tally: Tally;
  readonly number: number;
  readonly isComplete: boolean;
}

function count(must: VerdictColumn, { tally, number, isComplete }: Counting): void {
  const { codes } = must.column;
  const { verdicts } = must;
  const { unmet, unknown, lastUnmet, isFixed } = tally;
  const isFixedHere = must.asked.criterion.negotiable ? 0 : 1;
  for (let row = 0; row < codes.length; row += 1) {
    const sofar = byteAt(unmet, row);
    if (sofar > 0 && !isComplete) continue;
    const code = codeAt(codes, row);
    const kept = byteAt(verdicts, code);
    const verdict = kept === NOT_JUDGED ? must.judge(code) : kept;
    if (verdict === MET) continue;
    if (verdict === UNMET) {
      unmet[row] = sofar + 1;
      lastUnmet[row] = number;
      isFixed[row] = byteAt(isFixed, row) | isFixedHere;
    } else {
      unknown[row] = byteAt(unknown, row) + 1;
    }
  }
}
