import { codeAt } from '#server/domain/flat.ts';
import { FLAT_BITS } from './offerMemo.ts';

/** Numbers from 1 on, by keys that are mostly small: in a table that grows as far as it must. */
export class NumberTable {
  private table = new Uint32Array(0);
  /** Of keys that are too great for a table. */
  private readonly far = new Map<number, number>();

  /** 0 where there is none. */
  get(key: number): number {
    return key < this.table.length ? codeAt(this.table, key) : (this.far.get(key) ?? 0);
  }

  set(key: number, number: number): void {
    if (key >= 2 ** FLAT_BITS) {
      this.far.set(key, number);
      return;
    }
    if (key >= this.table.length) {
      const wider = new Uint32Array(Math.min(2 * key + 1, 2 ** FLAT_BITS));
      wider.set(this.table);
      this.table = wider;
    }
    this.table[key] = number;
  }

  clear(): void {
    this.table = new Uint32Array(0);
    this.far.clear();
  }
}
