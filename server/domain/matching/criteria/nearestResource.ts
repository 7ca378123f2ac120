import { type Position } from '#shared/position.ts';
import { ResourceKind } from '#shared/vocabulary.ts';
import { type Resource } from '#shared/resource.ts';
import { KEPT_MAX } from '../../geo/aways.ts';
import { type Nearby, REACHES_M, type Sightings } from '../../geo/nearby.ts';
import { type Ring } from '../../geo/ring.ts';
import { codeAt, numberAt } from '../../flat.ts';
import { type RingList } from '../../geo/ringList.ts';
import { defineCriterion } from '../criterion.ts';
import { type Outcome } from '../outcome.ts';
import { DISTANCE_SPAN_M, reachAsks, reachChange, reachOutcomes, reachSatisfaction, reachVerdict } from '../reach.ts';
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
    const nearest = ring && nearestOf(ring, resourcesNearby(resources, kind));
    // One by one: to spread them out takes longer than all the rest, and every site is judged so.
    return {
      requiredKind: kind,
      idealM,
      limitM,
      offeredFromM: nearest?.offeredFromM,
      offeredToM: nearest?.offeredToM,
      offeredResource: nearest?.offeredResource,
    };
  },
  outcomesOver({ asked: { kind, idealM, limitM }, level, circumstances: { resources } }, rings) {
    const near = resourcesNearby(resources, kind);
    const outcomeOf = reachOutcomes({ idealM, limitM }, level);
    const exactly = atDistance(near, rings, outcomeOf);
    if (level === 'prefer') return exactly;
    const quickly = withinLimit(near, rings, { limitM, outcomeOf });
    return (number) => (number < KEPT_MAX ? exactly : quickly)(number);
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

type OutcomeOf = (offeredFromM: number, offeredToM: number) => Outcome;

/** What the nearest comes to where it only counts whether it is within a limit: none need be the nearest for that. */
function withinLimit(
  { nowhere, located, from }: Nearby<Resource>,
  rings: RingList,
  { limitM, outcomeOf }: { readonly limitM: number; readonly outcomeOf: OutcomeOf },
): (number: number) => Outcome {
  const aways = from(rings);
  const asked = { some: Uint32Array.from(located.keys()), reachM: limitM, most: 1 };
  const isOpen = nowhere.length > 0 || located.length === 0;
  return (number) => {
    const count = aways.countWithin(number, asked);
    if (count !== undefined && count.surely > 0) return outcomeOf(0, 0);
    const mayBe = isOpen || count === undefined || count.possibly > 0;
    return mayBe ? outcomeOf(0, Infinity) : outcomeOf(Infinity, Infinity);
  };
}

function atDistance(
  { nowhere, from }: Nearby<Resource>,
  rings: RingList,
  outcomeOf: OutcomeOf,
): (number: number) => Outcome {
  const aways = from(rings);
  return (number) => {
    const begin = aways.nearestTo(number);
    return outcomeOf(nowhere.length > 0 ? 0 : numberAt(aways.nearestM, begin), numberAt(aways.nearestM, begin + 1));
  };
}

interface Nearest {
  readonly offeredFromM?: number;
  readonly offeredToM?: number;
  /** Id of the resource that is nearest at its farthest. */
  readonly offeredResource?: string;
}

const kept = new WeakMap<
  Nearby<Resource>,
  WeakMap<Position, { readonly radiusM: number; readonly nearest: Nearest }>
>();

/** How near the nearest of some resources lies; empty where there is none, the far end and the id left out where no position is known. Kept for each place as long as that is: every requirement asks again. */
function nearestOf(ring: Ring, resources: Nearby<Resource>): Nearest {
  const { position, radiusM } = ring;
  const byPosition = kept.get(resources) ?? new WeakMap<Position, { radiusM: number; nearest: Nearest }>();
  kept.set(resources, byPosition);
  const known = byPosition.get(position);
  if (known?.radiusM === radiusM) return known.nearest;
  const nearest = lookedFor(ring, resources);
  byPosition.set(position, { radiusM, nearest });
  return nearest;
}

function lookedFor(ring: Ring, { nowhere, located, around }: Nearby<Resource>): Nearest {
  for (const reachM of REACHES_M) {
    const sightings = around(ring, reachM);
    const nearest = nearestIn(sightings, located);
    // What is not within reach is farther away at its nearest than this one at its farthest.
    if (nearest === undefined || nearest.farM > reachM) continue;
    const fromM = nowhere.length > 0 ? 0 : Math.min(...sightings.nearM.subarray(0, sightings.count));
    return { offeredFromM: fromM, offeredToM: nearest.farM, offeredResource: nearest.id };
  }
  return nowhere.length > 0 ? { offeredFromM: 0 } : {};
}

/** The one whose far end is nearest, of several the first by id. */
function nearestIn(
  { count, numbers, farM }: Sightings,
  located: readonly Resource[],
): { readonly farM: number; readonly id: string } | undefined {
  let nearest: { readonly farM: number; readonly id: string } | undefined;
  for (let at = 0; at < count; at += 1) {
    const one = { farM: numberAt(farM, at), id: located[codeAt(numbers, at)]?.id ?? '' };
    if (nearest === undefined || isNearer(one, nearest)) nearest = one;
  }
  return nearest;
}

function isNearer(one: { readonly farM: number; readonly id: string }, other: typeof one): boolean {
  return one.farM !== other.farM ? one.farM < other.farM : one.id < other.id;
}
