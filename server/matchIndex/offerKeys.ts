import { type SpaceFacts } from '#shared/space.ts';
import { asFacts, type Fact, type FactColumn, type FactColumns, type Known, learn } from './factColumns.ts';

/**
 * A number for each combination of some facts: their codes side by side, each in as many bits as it had values when the
 * numbers were last laid out.
 */
export class OfferKeys {
  readonly columns: readonly FactColumn[];
  private bits: readonly number[];
  /** Two to the power of the bits. */
  private times: readonly number[];

  constructor(facts: FactColumns, reads: readonly Fact[]) {
    this.columns = reads.map((fact) => facts.column(fact));
    this.bits = this.columns.map(bitsFor);
    this.times = this.bits.map((bits) => 2 ** bits);
  }

  /** Bits of a key: all keys are below two to their power. */
  get width(): number {
    return this.bits.reduce((sum, bits) => sum + bits, 0);
  }

  /** Lays the numbers out anew where some fact has more values than there were bits for; whether it had to. */
  refit(): boolean {
    if (this.hasRoom()) return false;
    this.bits = this.columns.map(bitsFor);
    this.times = this.bits.map((bits) => 2 ** bits);
    return true;
  }

  private hasRoom(): boolean {
    for (let read = 0; read < this.columns.length; read += 1) {
      if ((this.columns[read]?.dictionary.values.length ?? 0) > (this.times[read] ?? 1)) return false;
    }
    return true;
  }

  /** Not a number where there are more combinations than a number tells apart. */
  keyAt(place: number): number {
    let key = 0;
    for (let read = 0; read < this.columns.length; read += 1) {
      key = key * (this.times[read] ?? 1) + (this.columns[read]?.column.at(place) ?? 0);
    }
    return key <= Number.MAX_SAFE_INTEGER ? key : NaN;
  }

  /** The keys of all places, put into an array with room for them. */
  fill(keys: Uint32Array | Float64Array): void {
    keys.fill(0);
    for (const [read, { column }] of this.columns.entries()) {
      const times = this.times[read] ?? 1;
      const { codes } = column;
      if (keys instanceof Uint32Array) append(keys, times, codes);
      else appendWide(keys, times, codes);
    }
  }

  /** The facts of every space that has a key. */
  factsOf(key: number): SpaceFacts {
    const known: Known = {};
    let left = key;
    for (let read = this.columns.length - 1; read >= 0; read -= 1) {
      const times = this.times[read] ?? 1;
      learn(known, this.columns[read], left % times);
      left = Math.floor(left / times);
    }
    return asFacts(known);
  }

  /** The facts of the space at a place. */
  factsAt(place: number): SpaceFacts {
    const known: Known = {};
    for (const one of this.columns) learn(known, one, one.column.at(place));
    return asFacts(known);
  }
}

function append(keys: Uint32Array, times: number, codes: ArrayLike<number>): void {
  for (let place = 0; place < keys.length; place += 1) keys[place] = (keys[place] ?? 0) * times + (codes[place] ?? 0);
}

function appendWide(keys: Float64Array, times: number, codes: ArrayLike<number>): void {
  for (let place = 0; place < keys.length; place += 1) keys[place] = (keys[place] ?? 0) * times + (codes[place] ?? 0);
}

function bitsFor({ dictionary }: FactColumn): number {
  return Math.ceil(Math.log2(dictionary.values.length));
}
