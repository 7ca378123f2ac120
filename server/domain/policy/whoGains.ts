import { type Place, type PlaceId } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type ChangedSite, type Gain, type PromisedTotal } from '#shared/policy/preview.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceId } from '#shared/space.ts';
import { createPromises } from './promises.ts';

/** A requirement on a day. */
export type DatedRequirement = OpenRequirement & { readonly asOf: string };

/** Where a company might settle. */
export interface GainSite {
  readonly site: ChangedSite['site'];
  /** Its places and all above them. */
  readonly placeIds: readonly PlaceId[];
}

/** A change of policies, and what it is looked at by. */
export interface PolicyChange {
  readonly before: readonly Policy[];
  readonly after: readonly Policy[];
  readonly places: readonly Place[];
  readonly sites: readonly GainSite[];
  /** The best spaces for a requirement under some policies, best first. */
  readonly rankingUnder: (policies: readonly Policy[], requirement: DatedRequirement) => readonly SpaceId[];
}

/**
 * Which requirements a change of policies would have answered otherwise: the confirmed or the possible total of their
 * stacks at some site, or the order of their best spaces. In the order of the requirements; those for whom nothing
 * changes are left out. Amounts are those of a place, whatever the space.
 */
export function whoGains(
  requirements: readonly { readonly id: string; readonly requirement: DatedRequirement }[],
  change: PolicyChange,
): Gain[] {
  const touched = placesTouched(change);
  const sites = change.sites.filter(({ placeIds }) => placeIds.some((place) => touched.has(place)));
  return requirements.flatMap(({ id, requirement }) => {
    const changed = changedSites(requirement, { ...change, sites });
    // Where nobody is promised otherwise, no space can rank otherwise.
    if (changed.length === 0) return [];
    const ranking = changedRanking(requirement, change);
    return [{ id, sites: changed, ...(ranking === undefined ? {} : { ranking }) }];
  });
}

/** The places of policies that are new, gone, or say something else. */
function placesTouched({ before, after }: Pick<PolicyChange, 'before' | 'after'>): Set<PlaceId> {
  const told = (policies: readonly Policy[]): Map<string, string> =>
    new Map(policies.map((policy) => [policy.id, JSON.stringify(policy)]));
  const [then, now] = [told(before), told(after)];
  return new Set(
    [...before, ...after].filter(({ id }) => then.get(id) !== now.get(id)).flatMap(({ places }) => places),
  );
}

function changedSites(requirement: DatedRequirement, { before, after, places, sites }: PolicyChange): ChangedSite[] {
  const then = createPromises({ policies: before, places }, requirement);
  const now = createPromises({ policies: after, places }, requirement);
  return sites
    .map(({ site, placeIds }) => ({
      site,
      before: totalOf(then.promisedIn(placeIds)),
      after: totalOf(now.promisedIn(placeIds)),
    }))
    .filter((one) => !isSame(one.before, one.after));
}

function totalOf({ confirmedFen, possibleFen }: PromisedTotal): PromisedTotal {
  return { confirmedFen, ...(possibleFen === undefined ? {} : { possibleFen }) };
}

function isSame(one: PromisedTotal, other: PromisedTotal): boolean {
  return one.confirmedFen === other.confirmedFen && one.possibleFen === other.possibleFen;
}

function changedRanking(requirement: DatedRequirement, { before, after, rankingUnder }: PolicyChange): Gain['ranking'] {
  const then = rankingUnder(before, requirement);
  const now = rankingUnder(after, requirement);
  const isTheSame = then.length === now.length && then.every((space, at) => space === now[at]);
  return isTheSame ? undefined : { before: [...then], after: [...now] };
}
