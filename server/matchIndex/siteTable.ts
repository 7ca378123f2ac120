import { type ApproximatePosition } from '#shared/position.ts';
import { type Candidate, type Offering } from '#server/domain/matching/candidate.ts';

/** Where candidates are: their park, its places, and their own position where they have one. */
export type Site = Omit<Offering, 'space'>;

/** Of what nothing is known of where it is. */
export const NOWHERE: Site = { park: { places: [] }, placeIds: [] };

/** Distinct sites, numbered in the order in which they were met. */
export interface SiteTable {
  readonly sites: readonly Site[];
  /** The number of a candidate's site. */
  readonly numberOf: (candidate: Candidate) => number;
}

/** A table of no site. */
export function createSiteTable(): SiteTable {
  const sites: Site[] = [];
  const numberByPark = new Map<string, number>();
  const numberByPosition = new Map<string, Map<string, number>>();
  const keyOf = keptKeyOf();

  function ofPark(park: string): Map<string, number> {
    const known = numberByPosition.get(park);
    if (known !== undefined) return known;
    const made = new Map<string, number>();
    numberByPosition.set(park, made);
    return made;
  }
  return {
    sites,
    numberOf({ space, park, placeIds, location }) {
      const own = space.location;
      const numbers = own === undefined ? numberByPark : ofPark(park.id);
      const key = own === undefined ? park.id : keyOf(own);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = sites.push({ park, placeIds, ...(location === undefined ? {} : { location }) }) - 1;
      numbers.set(key, number);
      return number;
    },
  };
}

/** A text for each position and ring, made once for one that is met again: parts of stocks share them. */
function keptKeyOf(): (location: ApproximatePosition) => string {
  const kept = new WeakMap<ApproximatePosition, string>();
  return (location) => {
    const known = kept.get(location);
    if (known !== undefined) return known;
    const key = `${location.position.join()},${location.radiusM}`;
    kept.set(location, key);
    return key;
  };
}
