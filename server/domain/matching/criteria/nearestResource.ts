import { ResourceKind } from '#shared/vocabulary.ts';
import { type Resource } from '#shared/resource.ts';
import { type Measured, type Nearby, REACHES_M } from '../../geo/nearby.ts';
import { type Ring } from '../../geo/ring.ts';
import { defineCriterion } from '../criterion.ts';
import { DISTANCE_SPAN_M, reachAsks, reachChange, reachSatisfaction, reachVerdict } from '../reach.ts';
import { resourcesNearby } from '../resourcesNearby.ts';
import { ringOf, ringOffer } from '../ringOffer.ts';

/**
 * The nearest resource of a kind on file lies near. Rings of space and resource both count, so its distance runs from
 * the least of the near ends to the least of the far ends; a resource whose position is not known may be next door.
 * Where none of the kind is on file the verdict is unknown: nobody has looked.
 */
export const nearestResource = defineCriterion({
  id: 'nearest-resource',
  group: 'place',
  asks: reachAsks.safeExtend({ kind: ResourceKind }),
  reads: [],
  offer: ringOffer,
  facts({ kind, idealM, limitM }, offered, { resources }) {
    const ring = ringOf(offered);
    return { requiredKind: kind, idealM, limitM, ...(ring && nearestOf(ring, resourcesNearby(resources, kind))) };
  },
  verdict: (facts) => reachVerdict(facts),
  satisfaction: (facts) => reachSatisfaction(facts),
  change: (facts) => reachChange(facts),
  coverSlack: 1,
  harder: { limitM: 'less' },
  harderWish: { idealM: 'less' },
  negotiable: true,
  scale: { unit: 'm', span: DISTANCE_SPAN_M },
});

interface Nearest {
  readonly offeredFromM?: number;
  readonly offeredToM?: number;
  /** Id of the resource that is nearest at its farthest. */
  readonly offeredResource?: string;
}

/** How near the nearest of some resources lies; empty where there is none, the far end and the id left out where no position is known. */
function nearestOf(ring: Ring, { nowhere, around }: Nearby<Resource>): Nearest {
  for (const reachM of REACHES_M) {
    const found = around(ring, reachM);
    const [first, ...others] = found;
    if (first === undefined) continue;
    const nearest = others.reduce((sofar, one) => (isNearer(one, sofar) ? one : sofar), first);
    // What is not within reach is farther away at its nearest than this one at its farthest.
    if (nearest.away.high > reachM) continue;
    const fromM = found.reduce((least, { away }) => Math.min(least, away.low), Infinity);
    return {
      offeredFromM: nowhere.length > 0 ? 0 : fromM,
      offeredToM: nearest.away.high,
      offeredResource: nearest.thing.id,
    };
  }
  return nowhere.length > 0 ? { offeredFromM: 0 } : {};
}

/** By the far end, then by id. */
function isNearer(one: Measured<Resource>, other: Measured<Resource>): boolean {
  if (one.away.high !== other.away.high) return one.away.high < other.away.high;
  return one.thing.id < other.thing.id;
}
