import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { pointsOf } from '#server/domain/matching/score.ts';
import { byteAt, codeAt, numberAt } from '#server/domain/flat.ts';
import { type AskSource } from './asks.ts';
import { WishColumn } from './wishColumn.ts';

/** A preference of a slot, before it is laid out. */
interface Wish {
  readonly column: number;
  readonly bucket: number;
  readonly weight: number;
}

/** The preferences of a segment, those of one slot side by side in the order in which scores are summed. */
export class Wishes {
  private readonly criteria: readonly Criterion[];
  private readonly columns: readonly WishColumn[];
  private readonly starts: Uint32Array;
  private readonly column: Uint8Array;
  private readonly bucket: Uint32Array;
  private readonly weight: Float64Array;
  private readonly totalWeight: Float64Array;

  /** Of one source per criterion of the catalogue, each with the slots that prefer it and how much. */
  constructor(
    sources: readonly { readonly source: AskSource; readonly weights: ReadonlyMap<number, number> }[],
    slots: number,
  ) {
    const wishes = Array.from({ length: slots }, (): Wish[] => []);
    this.criteria = sources.map(({ source }) => source.criterion);
    this.columns = sources.map(
      ({ source, weights }, column) =>
        new WishColumn(source, [...weights.keys()], (slot, bucket) => {
          wishes[slot]?.push({ column, bucket, weight: weights.get(slot) ?? 0 });
        }),
    );
    const all = wishes.flat();
    this.starts = new Uint32Array(slots + 1);
    for (const [slot, { length }] of wishes.entries()) this.starts[slot + 1] = codeAt(this.starts, slot) + length;
    this.column = Uint8Array.from(all, ({ column }) => column);
    this.bucket = Uint32Array.from(all, ({ bucket }) => bucket);
    this.weight = Float64Array.from(all, ({ weight }) => weight);
    this.totalWeight = Float64Array.from(wishes, (some) => some.reduce((sum, { weight }) => sum + weight, 0));
  }

  /** The points that a candidate comes to at most in each of some slots, an unknown counting one half: never below its expected score. */
  mostOf(candidate: Candidate, slots: readonly number[]): Float64Array {
    const offers = this.criteria.map(({ offer }) => offer(candidate));
    const codes = this.columns.map((column, at) => column.codesOf(offers[at] ?? NOTHING));
    return Float64Array.from(slots, (slot) => this.most(slot, offers, codes));
  }

  private most(slot: number, offers: readonly Offered[], codes: readonly Uint8Array[]): number {
    let sum = 0;
    for (let wish = codeAt(this.starts, slot); wish < codeAt(this.starts, slot + 1); wish += 1) {
      const at = byteAt(this.column, wish);
      const [column, known, offer] = [this.columns[at], codes[at], offers[at]];
      if (column === undefined || known === undefined || offer === undefined) continue;
      sum += numberAt(this.weight, wish) * column.most(known, codeAt(this.bucket, wish), offer);
    }
    return pointsOf(sum, numberAt(this.totalWeight, slot));
  }
}

const NOTHING: Offered = {};
