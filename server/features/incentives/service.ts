import { Failure, type FieldFault } from '#shared/failure.ts';
import { type Site as AskedSite } from '#shared/incentiveEndpoints.ts';
import { type PlaceId } from '#shared/place.ts';
import { type Incentives } from '#shared/policy/judged.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Site, claimantOf, siteOf } from '#server/domain/policy/facts.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { type LiveIndex } from '#server/features/matches/live/liveIndex.ts';
import { type MatchIndex } from '#server/features/matches/matchIndex.ts';
import { referenceFaults } from '#server/features/matches/referenceFaults.ts';
import { type Clock } from '#server/platform/clock.ts';

/** What is asked: one company, at several sites. */
interface IncentiveQuestion {
  readonly requirement: OpenRequirement;
  readonly sites: readonly AskedSite[];
}

/** What the policies promise at each site, in the order of the sites. */
interface IncentiveAnswer {
  readonly dataVersion: number;
  readonly items: { readonly site: AskedSite; readonly incentives: Incentives }[];
}

/** Says what policies promise a company. */
export interface IncentiveService {
  /** @throws {Failure} invalid-request where the requirement or a site refers to what is not there */
  readonly find: (question: IncentiveQuestion) => Promise<IncentiveAnswer>;
}

/** Makes the service of incentives. */
export function createIncentiveService({
  live,
  clock,
}: {
  readonly live: Pick<LiveIndex, 'ask'>;
  readonly clock: Clock;
}): IncentiveService {
  return {
    find: ({ requirement: asked, sites }) =>
      live.ask(({ dataVersion, index }) => {
        refuseUnknown({ requirement: asked, sites }, index);
        const requirement = { ...asked, asOf: asked.asOf ?? clock.today() };
        const above = placesAndAbove(index.places);
        const ground = { policies: index.policies, placesFrom: (place: PlaceId) => above([place]) };
        return {
          dataVersion,
          items: sites.flatMap((site) => {
            const where = whereabouts(site, index);
            if (where === undefined) return [];
            const claimant = claimantOf(requirement, above(where.places), where.site);
            return [{ site, incentives: incentivesAt(ground, claimant) }];
          }),
        };
      }),
  };
}

function refuseUnknown({ requirement, sites }: IncentiveQuestion, index: MatchIndex): void {
  const errors = [
    ...referenceFaults(requirement, index).map(({ path, message }) => ({ path: `requirement.${path}`, message })),
    ...sites.flatMap((site, at) => (whereabouts(site, index) === undefined ? [siteFault(site, at)] : [])),
  ];
  if (errors.length === 0) return;
  throw new Failure('invalid-request', { detail: 'The request refers to what is not there.', errors });
}

function siteFault(site: AskedSite, at: number): FieldFault {
  if ('spaceId' in site) {
    const message = `There is no space ${site.spaceId} that can be had, or it does not take part`;
    return { path: `sites.${at}.spaceId`, message };
  }
  if ('parkId' in site) return { path: `sites.${at}.parkId`, message: `There is no park ${site.parkId}` };
  return { path: `sites.${at}.placeId`, message: `There is no place ${site.placeId}` };
}

/** Where a site is, and what measures read of it; undefined where there is none such. */
function whereabouts(
  site: AskedSite,
  index: MatchIndex,
): { readonly places: readonly PlaceId[]; readonly site?: Site } | undefined {
  if ('spaceId' in site) {
    const candidate = index.candidate(site.spaceId);
    return candidate && { places: candidate.placeIds, site: siteOf(candidate.space.facts) };
  }
  if ('parkId' in site) return index.parks.find(({ id }) => id === site.parkId);
  return index.placeIds.has(site.placeId) ? { places: [site.placeId] } : undefined;
}
