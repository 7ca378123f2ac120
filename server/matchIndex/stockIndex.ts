import { type SpaceId } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';
import { bucketingsOf } from './bucketColumns.ts';
import { type Bucketing } from './bucketing.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { type Fact } from './factColumns.ts';
import { IdOrder } from './idOrder.ts';
import { imageOfPlaced, type IndexImage, placedOfImage } from './indexImage.ts';
import { type Arranged, arranged, arrangedStock, type PlacedRecords, withMore } from './placed.ts';
import { beginsOf, createRoom, type Room } from './room.ts';
import { candidateAt, copyRecord, putRecord } from './spaceRecords.ts';
import {
  addBuckets,
  countIn,
  dropBuckets,
  lastOf,
  leafOf,
  pathOf,
  putBuckets,
  refreshLeastRank,
} from './treeChange.ts';

/** Bytes of ids or names that are no longer in use, as a share of all, from which on the spaces are laid out anew. */
const WASTE_MAX = 0.5;
/** So few bytes may be wasted whatever their share. */
const WASTE_BYTES = 1 << 20;

/** Beyond so many, as a share of all, new spaces are taken in together: about twice as many as there is room for. */
const MANY_SHARE = 1 / 8;
/** Fewer are taken in one by one, however few there are. */
const MANY_LEAST = 256;

/** Spaces in a tree that come, change and go, one at a time. */
export class StockIndex {
  placed: PlacedRecords;
  private readonly catalogue: readonly Criterion[];
  private order: IdOrder;
  private room: Room;
  private bucketings: readonly Bucketing[];
  /** The columns of the tree that are made of a fact. */
  private readonly columnsByFact: ReadonlyMap<Fact, readonly number[]>;
  /** Per column whether a change concerns it. */
  private readonly concerned: Uint8Array;
  private wastedBytes = 0;
  /** Bytes of names when the spaces were laid out: further ones are of new names, and of those that others have now. */
  private nameBytes: number;

  /** Of spaces that stand in a tree. */
  constructor({ placed, byId, begins }: Standing, catalogue: readonly Criterion[]) {
    this.catalogue = catalogue;
    this.placed = placed;
    this.order = new IdOrder(placed.records.ids, placed.rankAt, byId);
    this.room = createRoom(placed.tree, placed.sites, begins ?? beginsOf(placed.tree, placed.sites, placed.siteAt));
    this.bucketings = bucketingsOf(placed.columnById);
    this.columnsByFact = columnsByFact(this.bucketings);
    this.concerned = new Uint8Array(this.bucketings.length);
    this.nameBytes = placed.records.names.bytes.used;
  }

  /** The index as plain data, see `imageOfPlaced`. */
  image(): IndexImage {
    return {
      ...imageOfPlaced(this.placed),
      byId: this.order.all(),
      begins: this.room.begins,
    };
  }

  /** The candidate of an id; undefined where there is none. */
  candidate(id: string): Candidate | undefined {
    const place = this.order.placeOf(id);
    return place === undefined ? undefined : candidateAt(this.placed.records, place);
  }

  /** The ids of the spaces of some parks, in the order of ids. */
  idsIn(parkIds: readonly string[]): SpaceId[] {
    if (parkIds.length === 0) return [];
    const { records, siteAt } = this.placed;
    const wanted = new Set(parkIds);
    const isThere = records.table.sites.map(({ park }) => wanted.has(park.id));
    const places = this.order.all().filter((place) => isThere[codeAt(siteAt, place)] === true);
    return Array.from(places, (place) => records.ids.at(place));
  }

  /** Takes in a candidate, in place of the one of the same id where there is one. */
  put(candidate: Candidate): void {
    if (this.isWasteful()) this.layOut();
    const { records, siteAt } = this.placed;
    const known = this.order.placeOf(candidate.space.id);
    if (known === undefined) {
      this.insert(candidate, records.table.numberOf(candidate));
      return;
    }
    const site = records.table.numberOf(candidate, codeAt(siteAt, known));
    if (codeAt(siteAt, known) === site) {
      this.refill(known, candidate);
      return;
    }
    this.removeAt(known, candidate.space.id);
    this.insert(candidate, site);
  }

  /**
   * Takes in many, of which no two have the same id. Where more of them are new than there is room for, all are laid out
   * anew once: one by one, that would be done again and again.
   */
  putAll(candidates: readonly Candidate[]): void {
    const fresh = candidates.filter(({ space }) => this.order.placeOf(space.id) === undefined).length;
    if (fresh <= Math.max(MANY_LEAST, MANY_SHARE * this.placed.tree.size)) {
      for (const one of candidates) this.put(one);
      return;
    }
    const { records, byId } = withMore(this.placed.records, this.order.all(), candidates);
    this.layOut(records, byId);
  }

  /** Takes out the candidate of an id; whether there was one. */
  remove(id: string): boolean {
    const place = this.order.placeOf(id);
    if (place !== undefined) this.removeAt(place, id);
    return place !== undefined;
  }

  private insert(candidate: Candidate, site: number): void {
    const place = this.roomFor(site);
    const { tree, records, rankAt } = this.placed;
    const { id } = candidate.space;
    records.ids.put(place, id);
    countIn(tree, place);
    const reranked = this.order.insert(place, id);
    putRecord(records, place, candidate);
    addBuckets(tree, place, this.bucketings);
    this.placed.siteCounts.change(site, 1);
    this.placed.offerCounts.change(place, 1);
    for (const node of pathOf(tree, leafOf(place))) if (!tree.admit(node, site)) break;
    refreshLeastRank(tree, leafOf(place), rankAt);
    if (reranked.length > 0) for (const leaf of new Set(reranked.map(leafOf))) refreshLeastRank(tree, leaf, rankAt);
  }

  private isWasteful(): boolean {
    const { records, tree, sites } = this.placed;
    const { ids, names } = records;
    return (
      // The kernel has no room for more sites than were to be expected.
      sites.length > (tree.kernel?.sites ?? Infinity) ||
      this.wastedBytes > Math.max(WASTE_BYTES, WASTE_MAX * ids.bytes.used) ||
      names.bytes.used - this.nameBytes > Math.max(WASTE_BYTES, WASTE_MAX * names.bytes.used)
    );
  }

  /** A place for one more; where all are taken, the spaces are laid out anew first. */
  private roomFor(site: number): number {
    const place = this.room.placeFor(site);
    if (place !== undefined) return place;
    this.layOut();
    return this.roomFor(site);
  }

  /** Puts in another space at a place, of the same id and site. */
  private refill(place: number, candidate: Candidate): void {
    const { tree, records, offerCounts } = this.placed;
    const { bucketings, concerned } = this;
    offerCounts.change(place, -1);
    putRecord(records, place, candidate);
    concerned.fill(0);
    for (const fact of records.facts.changed) {
      for (const column of this.columnsByFact.get(fact) ?? []) concerned[column] = 1;
    }
    putBuckets(tree, place, { bucketings, concerned });
    offerCounts.change(place, 1);
  }

  /** The last space of the leaf comes to the place that becomes free. */
  private removeAt(place: number, id: string): void {
    const { tree, records, rankAt } = this.placed;
    const leaf = leafOf(place);
    const last = lastOf(tree, leaf);
    this.wastedBytes += byteAt(records.ids.lengths, place);
    this.placed.siteCounts.change(codeAt(this.placed.siteAt, place), -1);
    this.placed.offerCounts.change(place, -1);
    this.order.remove(id);
    if (last !== place) {
      this.order.replace(last, place);
      copyRecord(records, last, place);
      rankAt[place] = codeAt(rankAt, last);
    }
    dropBuckets(tree, place, this.bucketings);
    refreshLeastRank(tree, leaf, rankAt);
  }

  /** Lays the spaces out anew, each where it belongs, with room for more. */
  private layOut(records = this.placed.records, inOrder = this.order.all()): void {
    const { placed, byId } = arranged(records, inOrder, this.catalogue);
    this.placed = placed;
    this.order = new IdOrder(placed.records.ids, placed.rankAt, byId);
    this.room = createRoom(placed.tree, placed.sites, beginsOf(placed.tree, placed.sites, placed.siteAt));
    this.bucketings = bucketingsOf(placed.columnById);
    this.wastedBytes = 0;
    this.nameBytes = placed.records.names.bytes.used;
  }
}

/** An index of a stock. */
export function stockIndexOf(stock: Stock, catalogue: readonly Criterion[]): StockIndex {
  return new StockIndex(arrangedStock(stock, catalogue), catalogue);
}

/** The index of an image that was made with the same criteria. It takes over the arrays of the image. */
export function stockIndexOfImage(image: IndexImage, catalogue: readonly Criterion[]): StockIndex {
  const { byId, begins } = image;
  return new StockIndex({ placed: placedOfImage(image, catalogue), byId, begins }, catalogue);
}

/** Spaces in a tree, and what is known of how they have changed. */
interface Standing extends Arranged {
  readonly begins?: Float64Array;
}

function columnsByFact(bucketings: readonly Bucketing[]): Map<Fact, number[]> {
  const columns = new Map<Fact, number[]>();
  for (const [column, { criterion }] of bucketings.entries()) {
    for (const fact of criterion.reads) columns.set(fact, [...(columns.get(fact) ?? []), column]);
  }
  return columns;
}
