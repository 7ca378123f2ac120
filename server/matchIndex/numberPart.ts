import { codeAt, numberAt } from '#server/domain/flat.ts';
import { FactCodes } from './factCodes.ts';
import { type FactColumn } from './factColumns.ts';
import { NumberTable } from './numberTable.ts';

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
  private readonly codes: FactCodes;
  /** The row of each key. */
  private readonly rowByKey = new NumberTable();
  /** The numbers of each row; the first is none. */
  private rows = new Float64Array(0);
  private count = 1;

  constructor(setting: PartSetting) {
    this.setting = setting;
    this.positions = Uint32Array.from(setting.positions);
    this.codes = new FactCodes(setting.columns);
    this.refit();
  }

  /** To be called before a space is read whose facts may have values that were not there before. */
  refit(): void {
    if (this.codes.refit()) this.forget();
  }

  /** Lets go of all that was made: it is made again as it is needed. */
  forget(): void {
    this.rowByKey.clear();
    this.rows = new Float64Array(0);
    this.count = 1;
  }

  /** Puts the part of the space at a place among the numbers of its offer. */
  copyTo(numbers: Float64Array, place: number): void {
    const { positions, setting } = this;
    const key = setting.columns.length === 0 ? codeAt(setting.siteAt, place) : this.codes.at(place);
    const row = this.rowByKey.get(key) || this.learn(key, place);
    const from = row * positions.length;
    for (let at = 0; at < positions.length; at += 1) {
      numbers[codeAt(positions, at)] = numberAt(this.rows, from + at);
    }
  }

  private learn(key: number, place: number): number {
    const row = this.count;
    this.count += 1;
    const from = row * this.positions.length;
    if (from + this.positions.length > this.rows.length) {
      const wider = new Float64Array(2 * (from + this.positions.length));
      wider.set(this.rows);
      this.rows = wider;
    }
    this.rows.set(this.setting.make(place), from);
    this.rowByKey.set(key, row);
    return row;
  }
}
