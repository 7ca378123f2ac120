/** Places of a page, at most. */
export const PAGE_MAX = 256;
/** Places of a page as it is laid out: the rest is for those that come. */
const PAGE_BUILT = 224;

/** Some of the places of an index in the order of their ids. */
export interface IdPage {
  readonly places: Uint32Array;
  count: number;
  /** A number of two bytes for each id, see `markOf`: made when first sought, so that hardly another id is read than the one that is. */
  marks?: Uint16Array;
}

/** Pages of all places, in one piece of memory. */
export function pagesOf(byId: Uint32Array): IdPage[] {
  const room = new Uint32Array(PAGE_MAX * Math.max(1, Math.ceil(byId.length / PAGE_BUILT)));
  return Array.from({ length: room.length / PAGE_MAX }, (_, page): IdPage => {
    const built = byId.subarray(page * PAGE_BUILT, (page + 1) * PAGE_BUILT);
    const places = room.subarray(page * PAGE_MAX, (page + 1) * PAGE_MAX);
    places.set(built);
    return { places, count: built.length };
  });
}

/** A page of its own for some places. */
export function pageOf(places: Uint32Array): IdPage {
  const room = new Uint32Array(PAGE_MAX);
  room.set(places);
  return { places: room, count: places.length };
}
