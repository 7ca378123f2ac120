import { type Score } from '#shared/answer.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Weighed, pointsOf, scoreOf } from '#server/domain/matching/score.ts';
import { byteAt, codeAt, numberAt } from '#server/domain/flat.ts';
import { type AskSource, type Offers } from './asks.ts';
import { WishColumn } from './wishColumn.ts';
import { type WishedOffer } from './wishedOffer.ts';

/** A preference of a slot, before it is laid out. */
interface Wish {
  readonly column: number;
  readonly bucket: number;
  readonly weight: number;
}

/** The preferences of a segment, those of one slot side by side in the order in which scores are summed. */
export class Wishes {
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

  /** A candidate's offers, with what is known of them so far. */
  wished(offers: Offers): readonly WishedOffer[] {
    return this.columns.map((column, at) => column.wished(offers[at] ?? NOTHING));
  }

  /** The points that they come to at most in a slot, an unknown counting one half: never below the expected score. */
  most(wished: readonly WishedOffer[], slot: number): number {
    let sum = 0;
    const end = codeAt(this.starts, slot + 1);
    for (let wish = codeAt(this.starts, slot); wish < end; wish += 1) {
      const offer = wished[byteAt(this.column, wish)];
      if (offer !== undefined) sum += numberAt(this.weight, wish) * offer.most(codeAt(this.bucket, wish));
    }
    return pointsOf(sum, numberAt(this.totalWeight, slot));
  }

  /** The score that they come to in a slot. */
  scoreOf(wished: readonly WishedOffer[], slot: number): Score {
    const weighed: Weighed[] = [];
    const end = codeAt(this.starts, slot + 1);
    for (let wish = codeAt(this.starts, slot); wish < end; wish += 1) {
      const satisfaction = wished[byteAt(this.column, wish)]?.satisfaction(slot, codeAt(this.bucket, wish));
      if (satisfaction !== undefined) weighed.push({ weight: numberAt(this.weight, wish), satisfaction });
    }
    return scoreOf(weighed);
  }
}

const NOTHING: Offered = {};
