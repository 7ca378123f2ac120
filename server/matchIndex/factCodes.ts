import { type KeyRoom, type Keys } from './codeKeys.ts';
import { type FactColumn } from './factColumns.ts';

/** A number for each combination of some facts: their codes side by side, each in as many bits as its fact had values when they were fitted. */
export class FactCodes {
  readonly columns: readonly FactColumn[];
  /** Two to the power of the bits of each. */
  private times: readonly number[] = [];

  constructor(columns: readonly FactColumn[]) {
    this.columns = columns;
  }

  /** Makes room where some fact has more values than there were bits for; whether it had to, so that all numbers are others now. */
  refit(): boolean {
    if (this.isFit()) return false;
    this.times = this.columns.map(({ dictionary }) => 2 ** Math.ceil(Math.log2(dictionary.values.length)));
    return true;
  }

  private isFit(): boolean {
    for (let at = 0; at < this.columns.length; at += 1) {
      if ((this.columns[at]?.dictionary.values.length ?? 0) > (this.times[at] ?? 0)) return false;
    }
    return true;
  }

  /** The numbers of all places, in the given room. */
  all(room: KeyRoom): Keys {
    const bits = this.times.reduce((sum, times) => sum + Math.log2(times), 0);
    return room.laidOut(
      this.columns.map(({ column }, at) => ({ codes: column.codes, times: this.times[at] ?? 1 })),
      bits,
    );
  }

  at(place: number): number {
    let key = 0;
    for (let at = 0; at < this.columns.length; at += 1) {
      key = key * (this.times[at] ?? 1) + (this.columns[at]?.column.at(place) ?? 0);
    }
    return key;
  }
}
