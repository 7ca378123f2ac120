import { type Policy } from '#shared/policy/policy.ts';
import { type Gain } from '#shared/policy/preview.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type GainSite, whoGains } from '#server/domain/policy/whoGains.ts';
import { type MatchIndex } from '#server/features/matches/matchIndex.ts';

/** A change of policies that is only thought of. */
export interface PolicyDraftChange {
  /** In the place of the stored ones of their ids, before the change. */
  readonly before?: readonly Policy[];
  /** In the place of those, or new, after it. */
  readonly after: readonly Policy[];
}

/** Whose requirements an index would answer otherwise, and how many were looked at. */
export interface PreviewedGains {
  readonly requirements: number;
  readonly gains: Gain[];
}

/** How many of the best spaces of a requirement are compared. Ours. */
const RANKED = 20;

/** Says of some requirements how a change of policies would have them answered over the data of an index. */
export function gainsOver(
  index: MatchIndex,
  requirements: readonly { readonly id: string; readonly requirement: OpenRequirement }[],
  { change: { before = [], after }, today }: { readonly change: PolicyDraftChange; readonly today: string },
): PreviewedGains {
  const dated = requirements.map(({ id, requirement }) => ({
    id,
    requirement: { ...requirement, asOf: requirement.asOf ?? today },
  }));
  const then = replaced(index.policies, before);
  const taken = new Set(before.map(({ id }) => id));
  const gains = whoGains(dated, {
    before: then,
    after: replaced(
      then.filter(({ id }) => !taken.has(id)),
      after,
    ),
    places: index.places,
    sites: sitesOf(index),
    rankingUnder: (policies, requirement) =>
      index.evaluateUnder(policies, requirement, { limit: RANKED, include: [] }).results.map(({ space }) => space.id),
  });
  return { requirements: requirements.length, gains };
}

function replaced(policies: readonly Policy[], by: readonly Policy[]): Policy[] {
  const ids = new Set(by.map(({ id }) => id));
  return [...policies.filter(({ id }) => !ids.has(id)), ...by];
}

/** Every place, then every park, by id. */
function sitesOf({ places, parks }: MatchIndex): GainSite[] {
  const above = placesAndAbove(places);
  const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);
  return [
    ...places.toSorted(byId).map(({ id }) => ({ site: { placeId: id }, placeIds: above([id]) })),
    ...parks.toSorted(byId).map((park) => ({ site: { parkId: park.id }, placeIds: above(park.places) })),
  ];
}
