import { codeAt, numberAt } from '#server/domain/flat.ts';
import { type FactColumn } from './factColumns.ts';
import { FLAT_BITS } from './offerMemo.ts';

/** What a part is made of. */
export interface PartSetting {
  /** Of the facts that it is made of; where there are none, it is made of the site. */
  readonly columns: readonly FactColumn[];
  readonly siteAt: Uint32Array;
  /** Where it stands among the numbers of an offer. */
  readonly positions: readonly number[];
  /** The numbers of the space at a place. */
  readonly make: (place: number) => readonly number[];
}

/** One part of many offers, as numbers: made once for all spaces whose facts, or whose sites, are the same. */
export class NumberPart {
  private readonly setting: PartSetting;
  private readonly positions: Uint32Array;
  /** Two to the power of the bits that each column's codes have in a key. */
  private times: readonly number[] = [];
  /** The row of each key, from 1 on; 0 where there is none yet. */
  private table = new Uint32Array(0);
  /** The same of keys that are too great for a table. */
  private readonly far = new Map<number, number>();
  /** The numbers of each row; the first is none. */
  private rows = new Float64Array(0);
  private count = 1;

  constructor(setting: PartSetting) {
    this.setting = setting;
    this.positions = Uint32Array.from(setting.positions);
    this.refit();
  }

  /** To be called before a space is read whose facts may have values that were not there before. */
  refit(): void {
    const { columns } = this.setting;
    const isFit = columns.every(({ dictionary }, at) => dictionary.values.length <= (this.times[at] ?? 0));
    if (isFit) return;
    this.times = columns.map(({ dictionary }) => 2 ** Math.ceil(Math.log2(dictionary.values.length)));
    this.forget();
  }

  /** Lets go of all that was made: it is made again as it is needed. */
  forget(): void {
    this.table = new Uint32Array(0);
    this.far.clear();
    this.rows = new Float64Array(0);
    this.count = 1;
  }

  /** Puts the part of the space at a place among the numbers of its offer. */
  copyTo(numbers: Float64Array, place: number): void {
    const { positions } = this;
    const key = this.keyAt(place);
    const row = this.rowOf(key) || this.learn(key, place);
    const from = row * positions.length;
    for (let at = 0; at < positions.length; at += 1) {
      numbers[codeAt(positions, at)] = numberAt(this.rows, from + at);
    }
  }

  private keyAt(place: number): number {
    const { columns, siteAt } = this.setting;
    if (columns.length === 0) return codeAt(siteAt, place);
    let key = 0;
    for (let at = 0; at < columns.length; at += 1) {
      key = key * (this.times[at] ?? 1) + (columns[at]?.column.at(place) ?? 0);
    }
    return key;
  }

  private rowOf(key: number): number {
    return key < this.table.length ? codeAt(this.table, key) : (this.far.get(key) ?? 0);
  }

  private learn(key: number, place: number): number {
    const row = this.count;
    this.count += 1;
    const from = row * this.positions.length;
    if (from + this.positions.length > this.rows.length) {
      this.rows = grown(this.rows, new Float64Array(2 * (from + this.positions.length)));
    }
    this.rows.set(this.setting.make(place), from);
    if (key >= 2 ** FLAT_BITS) {
      this.far.set(key, row);
      return row;
    }
    if (key >= this.table.length)
      this.table = grown(this.table, new Uint32Array(Math.min(2 * key + 1, 2 ** FLAT_BITS)));
    this.table[key] = row;
    return row;
  }
}

function grown<T extends Float64Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
