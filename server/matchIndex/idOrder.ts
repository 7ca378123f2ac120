import { codeAt } from '#server/domain/flat.ts';
import { type IdColumn, markOf } from './idColumn.ts';
import { type IdPage, pageOf, PAGE_MAX, pagesOf } from './idPage.ts';
import { NO_RANK } from './treeArrays.ts';

/** Ranks between neighbours, at least, where pages get new ones. */
const GAP_LEAST = 8;

interface Spot {
  readonly page: number;
  readonly at: number;
}

/** Gives the places of spaces, in the order of their ids, ranks that are as far apart as can be. */
export function rankAll(byId: Uint32Array, rankAt: Uint32Array): void {
  const step = Math.floor(NO_RANK / (byId.length + 1));
  for (let at = 0; at < byId.length; at += 1) rankAt[codeAt(byId, at)] = step * (at + 1);
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
  private made: IdPage[] | undefined;
  /**
   * What divides each page from the one before: its first id when that was first sought, without a reading of the column all
   * over. What is lesser was put into the page before ever since, so that it divides them even when it has gone.
   */
  private readonly heads: (string | undefined)[] = [];
  private size = 0;
  /** Where an id was found last: mostly the same is taken out right after. */
  private found: { readonly id: string; readonly spot: Spot } | undefined;
  /** The page that was sought last, and the id for which it was. */
  private lastPage = 0;
  private lastId: string | undefined;

  /** Of places that have ranks in the order of their ids. */
  constructor(ids: IdColumn, rankAt: Uint32Array, byId: Uint32Array) {
    this.ids = ids;
    this.rankAt = rankAt;
    this.size = byId.length;
    this.built = byId;
  }

  private get pages(): IdPage[] {
    if (this.built !== undefined) this.made = pagesOf(this.built);
    this.built = undefined;
    return (this.made ??= []);
  }

  /** The place of an id; undefined where no space has it. */
  placeOf(id: string): number | undefined {
    const spot = this.spotOf(id);
    return spot && codeAt(this.placesOf(spot.page), spot.at);
  }

  /** Takes in a place for an id that no other has, and gives it a rank; says which others got a new one. */
  insert(place: number, id: string): readonly number[] {
    const { page, at } = this.withRoom(this.spotFor(id));
    const into = this.pages[page];
    if (into === undefined) return [];
    into.places.copyWithin(at + 1, at, into.count);
    into.places[at] = place;
    into.marks?.copyWithin(at + 1, at, into.count);
    if (into.marks !== undefined) into.marks[at] = markOf(id);
    into.count += 1;
    this.size += 1;
    this.forget();
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
    const spot = this.spotOf(id);
    if (spot === undefined) return;
    const { page, at } = spot;
    const from = this.pages[page];
    if (from === undefined) return;
    from.places.copyWithin(at, at + 1, from.count);
    from.marks?.copyWithin(at, at + 1, from.count);
    from.count -= 1;
    this.size -= 1;
    this.forget();
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
    this.forget();
  }

  private forget(): void {
    this.found = undefined;
    this.lastId = undefined;
  }

  private pageOf(place: number): number {
    const { count = 0 } = this.pages[this.lastPage] ?? {};
    const at = this.placesOf(this.lastPage).indexOf(place);
    return at >= 0 && at < count ? this.lastPage : this.pageFor(this.ids.at(place));
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

  /** Where an id stands; undefined where it does not. */
  private spotOf(id: string): Spot | undefined {
    if (this.found?.id === id) return this.found.spot;
    const page = this.pageFor(id);
    const at = this.atIn(page, id);
    if (at < 0) return undefined;
    this.found = { id, spot: { page, at } };
    return this.found.spot;
  }

  /** Where in a page an id stands; -1 where it does not. */
  private atIn(page: number, id: string): number {
    const { places = NO_PLACES, count = 0 } = this.pages[page] ?? {};
    const marks = this.marksOf(page);
    const mark = markOf(id);
    for (let at = 0; at < count; at += 1) {
      if (marks[at] === mark && this.ids.compare(codeAt(places, at), id) === 0) return at;
    }
    return -1;
  }

  /** Where an id would stand that is not there: at the end of a page where all of that come before it. */
  private spotFor(id: string): Spot {
    const page = this.pageFor(id);
    return { page, at: this.spotIn(page, id) };
  }

  /** The page in which an id stands, or would stand. */
  private pageFor(id: string): number {
    if (id === this.lastId) return this.lastPage;
    let low = 0;
    let high = this.pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.headOf(middle) <= id) low = middle;
      else high = middle - 1;
    }
    this.lastPage = low;
    this.lastId = id;
    return low;
  }

  private marksOf(page: number): Uint16Array {
    const of = this.pages[page];
    if (of === undefined || of.marks !== undefined) return of?.marks ?? NO_MARKS;
    of.marks = new Uint16Array(PAGE_MAX);
    for (let at = 0; at < of.count; at += 1) of.marks[at] = this.ids.markAt(codeAt(of.places, at));
    return of.marks;
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
const NO_MARKS = new Uint16Array(0);
