import { type PlaceId } from '#shared/place.ts';
import { type Ring } from './ring.ts';

/**
 * Rings by their numbers from 0 on, such as those of all sites of a stock. Each keeps its number for ever, and further ones
 * may come: so what is once reckoned of them can be kept by their numbers, for as long as the list itself is.
 */
export interface RingList {
  /** Undefined where it is not known where that is. */
  readonly at: (number: number) => Ring | undefined;
  /** The places that it is in, with all above them. */
  readonly placesAt: (number: number) => readonly PlaceId[];
}

/** What belongs to a list of rings, made when it is first asked for and kept as long as that is. */
export function keptByList<T extends object>(make: (rings: RingList) => T): (rings: RingList) => T {
  const kept = new WeakMap<RingList, T>();
  return (rings) => {
    const known = kept.get(rings) ?? make(rings);
    kept.set(rings, known);
    return known;
  };
}

/** Numbers of the lists of places of rings, from 0 on: equal lists have the same. Kept by the list of rings. */
export const placeListsOf: (rings: RingList) => (number: number) => number = keptByList(({ placesAt }) => {
  const numberByText = new Map<string, number>();
  const known: number[] = [];
  return (number) => {
    for (let next = known.length; next <= number; next += 1) {
      const text = placesAt(next).join(' ');
      const list = numberByText.get(text) ?? numberByText.size;
      numberByText.set(text, list);
      known.push(list);
    }
    return known[number] ?? 0;
  };
});
