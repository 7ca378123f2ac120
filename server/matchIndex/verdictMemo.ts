import { FLAT_BITS, KEPT_BITS, slotOf } from './offerMemo.ts';

/** Verdicts are numbers below this; what is above them tells the turn in which they were kept. */
const VERDICTS = 4;
const TURNS_MAX = 2 ** 16 / VERDICTS;

/** Where verdicts of one criterion are kept by the keys of its offers. */
interface Table {
  readonly kept: Uint16Array;
  /** The key that is kept at each place; absent where keys are places. */
  readonly keys?: Float64Array;
}

/** What a requirement has judged of a criterion's offers, by their keys. */
export class VerdictTurn {
  private readonly kept: Uint16Array;
  private readonly keys: Float64Array | undefined;
  private readonly begin: number;

  constructor({ kept, keys }: Table, turn: number) {
    this.kept = kept;
    this.keys = keys;
    this.begin = turn * VERDICTS;
  }

  /** The verdict that was kept for a key, from 1 on; 0 where none was, or the key is not a number. */
  get(key: number): number {
    const at = this.keys === undefined ? key : slotOf(key);
    if (this.keys !== undefined && this.keys[at] !== key) return 0;
    const verdict = (this.kept[at] ?? 0) - this.begin;
    return verdict > 0 && verdict < VERDICTS ? verdict : 0;
  }

  set(key: number, verdict: number): void {
    const at = this.keys === undefined ? key : slotOf(key);
    if (this.keys !== undefined) this.keys[at] = key;
    this.kept[at] = this.begin + verdict;
  }
}

/**
 * Gives out turns for keys of so many bits. They share one table, in which none finds what was kept in another: to make or
 * to clear a table for each requirement would take longer than most requirements use it.
 */
export function createVerdictMemo(bits: number): () => VerdictTurn {
  let table = tableFor(bits);
  let turn = 0;
  return () => {
    turn += 1;
    if (turn === TURNS_MAX) {
      // Whoever still has a turn of the old table keeps that.
      table = tableFor(bits);
      turn = 1;
    }
    return new VerdictTurn(table, turn);
  };
}

function tableFor(bits: number): Table {
  if (bits <= FLAT_BITS) return { kept: new Uint16Array(2 ** bits) };
  return { kept: new Uint16Array(2 ** KEPT_BITS), keys: new Float64Array(2 ** KEPT_BITS).fill(NaN) };
}
