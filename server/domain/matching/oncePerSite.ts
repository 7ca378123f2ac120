import { type Park } from '#shared/park.ts';
import { type Candidate, type Offering } from './candidate.ts';

/** What was reckoned last of a park, and of where. */
interface Reckoned<T> extends Pick<Offering, 'placeIds'> {
  readonly location: Offering['location'] | undefined;
  readonly reckoned: T;
}

/**
 * A reckoning that reads nothing of a space but where it is, made once for the spaces of a park that have no position of their
 * own: for what looks through every resource, or along a boundary of many points.
 */
export function oncePerSite<T>(reckon: (candidate: Candidate) => T): (candidate: Candidate) => T {
  const byPark = new Map<Park, Reckoned<T>>();
  return (candidate) => {
    const { space, park, placeIds, location } = candidate;
    if (space.location !== undefined) return reckon(candidate);
    const known = byPark.get(park);
    if (known?.placeIds === placeIds && known.location === location) return known.reckoned;
    const reckoned = reckon(candidate);
    byPark.set(park, { placeIds, location, reckoned });
    return reckoned;
  };
}
