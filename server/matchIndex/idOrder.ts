import { codeAt } from '#server/domain/flat.ts';
import { type IdColumn } from './idColumn.ts';
import { NO_RANK } from './treeArrays.ts';

/** Places of a page, at most. */
const PAGE_MAX = 256;
/** Places of a page as it is laid out: the rest is for those that come. */
const PAGE_BUILT = 224;
/** Ranks between neighbours, at least, where pages get new ones. */
const GAP_LEAST = 8;

interface Page {
  readonly places: Uint32Array;
  count: number;
}

interface Spot {
  readonly page: number;
  readonly at: number;
}

/**
 * The places of an index in the order of their ids, in pages, and the ranks that keep this order. Between two ranks there
 * is room for others; where it is used up, the places of some pages get new ranks.
 */
export class IdOrder {
  private readonly ids: IdColumn;
  private readonly rankAt: Uint32Array;
  /** Places in the order of their ids, until pages are made of them. */
  private built: Uint32Array | undefined;
  /** Made when first needed: most indexes that are read from a file are never changed. */
  private made: Page[] | undefined;
  /**
   * What divides each page from the one before: its first id when that was first sought, without a reading of the column all
   * over. What is lesser was put into the page before ever since, so that it divides them even when it has gone.
   */
  private readonly heads: (string | undefined)[] = [];
  private size = 0;
  /** Where an id was sought last: mostly the same is put in, or taken out, right after. */
  private sought: { readonly id: string; readonly spot: Spot } | undefined;
  private lastPage = 0;

  constructor(ids: IdColumn, rankAt: Uint32Array, byId: Uint32Array) {
    this.ids = ids;
    this.rankAt = rankAt;
    this.size = byId.length;
    this.built = byId;
  }

  private get pages(): Page[] {
    if (this.built !== undefined) this.made = pagesOf(this.built);
    this.built = undefined;
    return (this.made ??= []);
  }

  /** The place of an id; undefined where no space has it. */
  placeOf(id: string): number | undefined {
    const spot = this.spotOf(id);
    const place = this.at(spot);
    return place !== undefined && this.ids.compare(place, id) === 0 ? place : undefined;
  }

  /** Takes in a place for an id that no other has, and gives it a rank; says which others got a new one. */
  insert(place: number, id: string): readonly number[] {
    const { page, at } = this.withRoom(this.spotOf(id));
    const into = this.pages[page];
    if (into === undefined) return [];
    into.places.copyWithin(at + 1, at, into.count);
    into.places[at] = place;
    into.count += 1;
    this.size += 1;
    this.sought = undefined;
    const lower = this.rankBefore(page, at);
    const upper = this.rankAfter(page, at);
    if (upper - lower >= 2) {
      this.rankAt[place] = lower + Math.floor((upper - lower) / 2);
      return [];
    }
    return this.spread(page, page);
  }

  /** Leaves out the place of an id. */
  remove(id: string): void {
    const { page, at } = this.spotOf(id);
    const from = this.pages[page];
    if (from === undefined || at >= from.count) return;
    from.places.copyWithin(at, at + 1, from.count);
    from.count -= 1;
    this.size -= 1;
    this.sought = undefined;
    if (from.count > 0 || this.pages.length === 1) return;
    this.pages.splice(page, 1);
    this.heads.splice(page, 1);
  }

  /** Has another place stand for the id of one, which mostly is near the one that was sought last. */
  replace(place: number, by: number): void {
    const page = this.pageOf(place);
    const places = this.placesOf(page);
    const at = places.indexOf(place);
    if (at >= 0) places[at] = by;
    this.sought = undefined;
  }

  private pageOf(place: number): number {
    const { count = 0 } = this.pages[this.lastPage] ?? {};
    const at = this.placesOf(this.lastPage).indexOf(place);
    return at >= 0 && at < count ? this.lastPage : this.spotOf(this.ids.at(place)).page;
  }

  /** All places in the order of their ids. */
  all(): Uint32Array {
    if (this.built !== undefined) return this.built;
    const all = new Uint32Array(this.size);
    let from = 0;
    for (const { places, count } of this.pages) {
      all.set(places.subarray(0, count), from);
      from += count;
    }
    return all;
  }

  /** Puts room between all ranks. */
  spreadAll(): void {
    this.spread(0, this.pages.length - 1);
  }

  /** Where an id stands, or would stand: at the end of a page where all of that come before it. */
  private spotOf(id: string): Spot {
    if (this.sought?.id === id) return this.sought.spot;
    let low = 0;
    let high = this.pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.headOf(middle) <= id) low = middle;
      else high = middle - 1;
    }
    const spot = { page: low, at: this.spotIn(low, id) };
    this.sought = { id, spot };
    this.lastPage = low;
    return spot;
  }

  private headOf(page: number): string {
    return (this.heads[page] ??= this.ids.at(codeAt(this.placesOf(page), 0)));
  }

  private spotIn(page: number, id: string): number {
    const places = this.placesOf(page);
    let low = 0;
    let high = this.pages[page]?.count ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ids.compare(codeAt(places, middle), id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private placesOf(page: number): Uint32Array {
    return this.pages[page]?.places ?? NO_PLACES;
  }

  private at({ page, at }: Spot): number | undefined {
    const found = this.pages[page];
    return found !== undefined && at < found.count ? found.places[at] : undefined;
  }

  /** The spot, in a page that can take one more. */
  private withRoom({ page, at }: Spot): Spot {
    const full = this.pages[page];
    if (full === undefined || full.count < PAGE_MAX) return { page, at };
    const half = PAGE_MAX / 2;
    this.pages.splice(page + 1, 0, pageOf(full.places.subarray(half)));
    this.heads.splice(page + 1, 0, undefined);
    full.count = half;
    return at <= half ? { page, at } : { page: page + 1, at: at - half };
  }

  private rankBefore(page: number, at: number): number {
    if (at > 0) return codeAt(this.rankAt, codeAt(this.placesOf(page), at - 1));
    const before = this.pages[page - 1];
    return before === undefined ? 0 : codeAt(this.rankAt, codeAt(before.places, before.count - 1));
  }

  private rankAfter(page: number, at: number): number {
    const place = this.at({ page, at: at + 1 }) ?? this.at({ page: page + 1, at: 0 });
    return place === undefined ? NO_RANK : codeAt(this.rankAt, place);
  }

  /** New ranks for the places of some pages, or of more where there is too little room between their neighbours. */
  private spread(first: number, last: number): readonly number[] {
    const lower = this.rankBefore(first, 0);
    const upper = this.rankAfter(last, (this.pages[last]?.count ?? 0) - 1);
    const pages = this.pages.slice(first, last + 1);
    const count = pages.reduce((sum, page) => sum + page.count, 0);
    const step = Math.floor((upper - lower) / (count + 1));
    const isAll = first === 0 && last === this.pages.length - 1;
    if (step < GAP_LEAST && !isAll) {
      const more = last - first + 1;
      return this.spread(Math.max(0, first - more), Math.min(this.pages.length - 1, last + more));
    }
    const places = pages.flatMap((page) => [...page.places.subarray(0, page.count)]);
    for (const [at, place] of places.entries()) this.rankAt[place] = lower + step * (at + 1);
    return places;
  }
}

const NO_PLACES = new Uint32Array(1);

/** Pages of all places, in one piece of memory. */
function pagesOf(byId: Uint32Array): Page[] {
  const room = new Uint32Array(PAGE_MAX * Math.max(1, Math.ceil(byId.length / PAGE_BUILT)));
  return Array.from({ length: room.length / PAGE_MAX }, (_, page): Page => {
    const built = byId.subarray(page * PAGE_BUILT, (page + 1) * PAGE_BUILT);
    const places = room.subarray(page * PAGE_MAX, (page + 1) * PAGE_MAX);
    places.set(built);
    return { places, count: built.length };
  });
}

function pageOf(places: Uint32Array): Page {
  const room = new Uint32Array(PAGE_MAX);
  room.set(places);
  return { places: room, count: places.length };
}
