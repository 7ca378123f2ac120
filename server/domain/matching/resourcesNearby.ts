import { type Resource } from '#shared/resource.ts';
import { type ResourceKind } from '#shared/vocabulary.ts';
import { type Nearby, nearby } from '../geo/nearby.ts';

const nearbyByKind = new WeakMap<readonly Resource[], Map<ResourceKind, Nearby<Resource>>>();

/** The resources of a kind by where they are. Sorted once for each list of resources, and kept as long as that lives: every space of a stock is judged by the same. */
export function resourcesNearby(resources: readonly Resource[], kind: ResourceKind): Nearby<Resource> {
  const byKind = nearbyByKind.get(resources) ?? new Map<ResourceKind, Nearby<Resource>>();
  nearbyByKind.set(resources, byKind);
  const known = byKind.get(kind);
  if (known !== undefined) return known;
  const ofKind = nearby(resources.filter((resource) => resource.kind === kind));
  byKind.set(kind, ofKind);
  return ofKind;
}
