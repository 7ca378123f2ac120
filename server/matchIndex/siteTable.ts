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
  const numberByPosition = new Map<string, number>();
  return {
    sites,
    numberOf({ space, park, placeIds, location }) {
      const own = space.location;
      const numbers = own === undefined ? numberByPark : numberByPosition;
      const key = own === undefined ? park.id : `${own.position.join()},${own.radiusM},${park.id}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = sites.push({ park, placeIds, ...(location === undefined ? {} : { location }) }) - 1;
      numbers.set(key, number);
      return number;
    },
  };
}
