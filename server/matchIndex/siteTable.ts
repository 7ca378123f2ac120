import { type Park } from '#shared/park.ts';
import { type PlaceId } from '#shared/place.ts';
import { type ApproximatePosition } from '#shared/position.ts';
import { type Candidate, type Offering } from '#server/domain/matching/candidate.ts';
import { once } from './once.ts';

/** Where candidates are: their park, its places, and their own position where they have one. */
export type Site = Omit<Offering, 'space'>;

/** Of what nothing is known of where it is. */
export const NOWHERE: Site = { park: { places: [] }, placeIds: [] };

/** A site with all that a candidate has of it. */
export interface KnownSite extends Site {
  readonly park: Park;
  /** The position that the space itself has. */
  readonly own?: ApproximatePosition;
}

/** Distinct sites, numbered in the order in which they were met. */
export interface SiteTable {
  readonly sites: readonly KnownSite[];
  /** The number of a candidate's site, which is likely the given one. */
  readonly numberOf: (candidate: Candidate, likely?: number) => number;
}

/** A table of the given sites, which keep their numbers. */
export function createSiteTable(known: readonly KnownSite[] = []): SiteTable {
  const sites = [...known];
  // Most indexes that are read from a file are never changed: only then are sites sought.
  const numbers = once(() => createSiteNumbers(known));
  // Most spaces stand where the one before them does.
  let lastNumber = 0;

  // What changes in turn stands here and there, mostly in parks that were met before.
  const lastByPark = new WeakMap<Park, { readonly site: KnownSite; readonly number: number }>();

  function find(candidate: Candidate): number {
    const last = lastByPark.get(candidate.park);
    if (last !== undefined && isOn(candidate, last.site)) return last.number;
    const site = siteOf(candidate);
    const number = numbers().numberOf(site, sites.length);
    if (number === sites.length) sites.push(site);
    lastByPark.set(candidate.park, { site, number });
    return number;
  }
  return {
    sites,
    numberOf(candidate, likely = lastNumber) {
      if (isOn(candidate, sites[likely])) lastNumber = likely;
      else if (!isOn(candidate, sites[lastNumber])) lastNumber = find(candidate);
      return lastNumber;
    },
  };
}

/** The numbers of sites, by what is in them: in a copy, the same position may be two objects. */
function createSiteNumbers(known: readonly KnownSite[]): {
  readonly numberOf: (site: KnownSite, otherwise: number) => number;
} {
  const groundOf = createGrounds();
  const keyOf = createLocationKeys();

  function keyOfSite(site: KnownSite): string {
    const [own, location] = [keyOf(site.own), keyOf(site.location)];
    return own === location ? own : `${own} ${location}`;
  }

  /** The number of a site, which is new where it is not known. */
  function numberOf(site: KnownSite, otherwise: number): number {
    const { byLocation } = groundOf(site);
    const key = keyOfSite(site);
    const number = byLocation.get(key) ?? otherwise;
    byLocation.set(key, number);
    return number;
  }
  for (const [number, site] of known.entries()) numberOf(site, number);
  return { numberOf };
}

/** Sites as plain data, in which those of one park have it only once. */
export interface SitesImage {
  readonly grounds: readonly Pick<KnownSite, 'park' | 'placeIds'>[];
  readonly sites: readonly (Omit<KnownSite, 'park' | 'placeIds'> & { readonly ground: number })[];
}

/** The sites of a table as plain data. */
export function imageOfSites(sites: readonly KnownSite[]): SitesImage {
  const grounds: SitesImage['grounds'][number][] = [];
  const byPark = new Map<Park, number>();
  const groundOf = ({ park, placeIds }: KnownSite): number => {
    const known = byPark.get(park);
    if (known !== undefined && grounds[known]?.placeIds === placeIds) return known;
    const ground = grounds.push({ park, placeIds }) - 1;
    byPark.set(park, ground);
    return ground;
  };
  return {
    sites: sites.map(({ location, own, ...site }) => ({
      ground: groundOf(site),
      ...(location && { location }),
      ...(own && { own }),
    })),
    grounds,
  };
}

/** The sites of an image. */
export function sitesOfImage({ grounds, sites }: SitesImage): KnownSite[] {
  return sites.flatMap(({ ground, location, own }) => {
    const found = grounds[ground];
    // By name: to copy whatever else is there takes ten times as long, and a server that starts waits for it.
    return found === undefined ? [] : [placedSite(found, location, own)];
  });
}

function siteOf({ space: { location: own }, park, placeIds, location }: Candidate): KnownSite {
  return placedSite({ park, placeIds }, location, own);
}

function placedSite(
  { park, placeIds }: Pick<KnownSite, 'park' | 'placeIds'>,
  location?: ApproximatePosition,
  own?: ApproximatePosition,
): KnownSite {
  if (location === undefined) return own === undefined ? { park, placeIds } : { park, placeIds, own };
  return own === undefined ? { park, placeIds, location } : { park, placeIds, location, own };
}

/** Whether a candidate is made of the same objects as a site: of equal ones it is told by their contents. */
function isOn({ space, park, placeIds, location }: Candidate, site: KnownSite | undefined): boolean {
  if (site?.park !== park || location !== site.location || space.location !== site.own) return false;
  return isSameList(placeIds, site.placeIds);
}

/** Lists of places are made anew for each change. */
function isSameList(one: readonly PlaceId[], other: readonly PlaceId[]): boolean {
  return one === other || (one.length === other.length && one.every((id, at) => id === other[at]));
}

/** A park with its places. */
interface Ground extends Pick<KnownSite, 'park' | 'placeIds'> {
  readonly byLocation: Map<string, number>;
}

/** Finds a ground by its objects where these were met before, else by what is in them: what comes from elsewhere is a copy each time. */
function createGrounds(): (site: KnownSite) => Ground {
  const byPark = new WeakMap<Park, Ground>();
  const byText = new Map<string, Ground>();
  return ({ park, placeIds }) => {
    const met = byPark.get(park);
    if (met !== undefined && isSameList(met.placeIds, placeIds)) return met;
    const text = JSON.stringify([park, placeIds]);
    const ground = byText.get(text) ?? { park, placeIds, byLocation: new Map<string, number>() };
    byText.set(text, ground);
    byPark.set(park, ground);
    return ground;
  };
}

/** A text for each location, made once for an object that is met again. */
function createLocationKeys(): (location: ApproximatePosition | undefined) => string {
  const kept = new WeakMap<ApproximatePosition, string>();
  return (location) => {
    if (location === undefined) return '';
    const known = kept.get(location) ?? JSON.stringify(location);
    kept.set(location, known);
    return known;
  };
}
