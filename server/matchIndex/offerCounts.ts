import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Bucketing } from './bucketing.ts';
import { NumberTable } from './numberTable.ts';
import { filledPlaces, type TreeArrays } from './treeArrays.ts';

/** A distinct offer, and how many spaces make it: none, where all that did have changed. */
export interface CountedOffer {
  readonly key: number;
  readonly offer: Offered;
  readonly bucket: number;
  spaces: number;
}

/** Of more distinct offers there are hardly fewer than spaces that make them. */
const OFFERS_MAX = 2 ** 16;

/** How many spaces make each distinct offer to a criterion: counted when first asked, and kept up from then on. */
export class OfferCounts {
  private readonly tree: TreeArrays;
  private readonly bucketings: readonly Bucketing[];
  private readonly byColumn = new Map<number, ColumnCounts>();

  constructor(tree: TreeArrays, bucketings: readonly Bucketing[]) {
    this.tree = tree;
    this.bucketings = bucketings;
  }

  /** Of a column; undefined where they are too many, or not told apart by keys. */
  of(column: number): readonly CountedOffer[] | undefined {
    return (this.byColumn.get(column) ?? this.countedOf(column))?.offers;
  }

  /** A space more, or one fewer, offers what the space at a place does. */
  change(place: number, more: 1 | -1): void {
    for (const [column, counts] of this.byColumn) {
      if (counts.isCurrent()) counts.add(place, more);
      else this.byColumn.delete(column);
    }
  }

  private countedOf(column: number): ColumnCounts | undefined {
    const bucketing = this.bucketings[column];
    if (bucketing === undefined) return undefined;
    const counts = new ColumnCounts(bucketing);
    for (const place of filledPlaces(this.tree)) counts.add(place, 1);
    this.byColumn.set(column, counts);
    return counts;
  }
}

/** Those of one column. */
class ColumnCounts {
  /** Undefined where they are too many. */
  offers: CountedOffer[] | undefined = [];
  private readonly bucketing: Bucketing;
  private readonly keyLayout: number;
  /** Where each is among the offers, from 1 on. */
  private readonly numberByKey = new NumberTable();

  constructor(bucketing: Bucketing) {
    this.bucketing = bucketing;
    this.keyLayout = bucketing.keyLayout();
  }

  /** Whether the keys are still those by which was counted. */
  isCurrent(): boolean {
    return this.bucketing.keyLayout() === this.keyLayout;
  }

  add(place: number, more: 1 | -1): void {
    const { offers, bucketing, numberByKey } = this;
    if (offers === undefined) return;
    const key = bucketing.keyAt(place);
    const known = offers[numberByKey.get(key) - 1];
    if (known !== undefined) {
      known.spaces += more;
    } else if (Number.isNaN(key) || offers.length === OFFERS_MAX) {
      this.offers = undefined;
      numberByKey.clear();
    } else {
      const offer = bucketing.offerAt(place);
      const bucket = bucketing.buckets.bucketOf(offer);
      numberByKey.set(key, offers.push({ key, offer, bucket, spaces: more }));
    }
  }
}
