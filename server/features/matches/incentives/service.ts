import { Failure, type FieldFault } from '#shared/failure.ts';
import { type Site as AskedSite } from '#shared/incentiveEndpoints.ts';
import { type PlaceId } from '#shared/place.ts';
import { type Incentives } from '#shared/policy/judged.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Source } from '#shared/source.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Site, claimantOf, siteOf } from '#server/domain/policy/facts.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { type LiveIndex } from '#server/features/matches/live/liveIndex.ts';
import { type MatchIndex } from '#server/features/matches/matchIndex.ts';
import { referenceFaults } from '#server/features/matches/referenceFaults.ts';
import { type PolicyDraftChange, type PreviewedGains, gainsOver } from './preview.ts';
import { type PolicySurroundings, checkPolicies } from '#server/domain/policy/checkPolicy.ts';
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

/** A change of policies, and for whom it is looked at. */
interface PreviewQuestion {
  readonly change: PolicyDraftChange;
  readonly requirements?: readonly AskedRequirement[] | undefined;
}

interface AskedRequirement {
  readonly id: string;
  readonly requirement: OpenRequirement;
}

/** Says what policies promise a company. */
export interface IncentiveService {
  /** @throws {Failure} invalid-request where the requirement or a site refers to what is not there */
  readonly find: (question: IncentiveQuestion) => Promise<IncentiveAnswer>;
  /**
   * Whose incentives or ranking a change of policies would change; of the examples that ship where no requirements are given.
   *
   * @throws {Failure} invalid-request where a policy has faults, or a requirement refers to what is not there
   */
  readonly preview: (question: PreviewQuestion) => Promise<PreviewedGains & { readonly dataVersion: number }>;
  /** What changed policies are read beside. */
  readonly around: () => Promise<PolicySurroundings>;
}

/** What it stands on. */
interface Needs {
  readonly live: Pick<LiveIndex, 'ask'>;
  readonly clock: Clock;
  /** The requirements that ship as examples. */
  readonly readExamples: () => Promise<readonly AskedRequirement[]>;
  /** The sources that policies may name. */
  readonly sources: () => Promise<readonly Source[]>;
}

/** Makes the service of incentives. */
export function createIncentiveService({ live, clock, readExamples, sources }: Needs): IncentiveService {
  return {
    async preview({ change, requirements }) {
      const asked = requirements ?? (await readExamples());
      const known = await sources();
      return live.ask(({ dataVersion, index }) => {
        refuse([...policyFaults(change, known, index), ...requirementFaults(asked, index)]);
        return { dataVersion, ...gainsOver(index, asked, { change, today: clock.today() }) };
      });
    },
    async around() {
      const known = await sources();
      return live.ask(({ index: { policies, places } }) => ({ policies, places, sources: known }));
    },
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
    ...referenceFaults(requirement, index.known).map(({ path, message }) => ({ path: `requirement.${path}`, message })),
    ...sites.flatMap((site, at) => (whereabouts(site, index) === undefined ? [siteFault(site, at)] : [])),
  ];
  refuse(errors);
}

function refuse(errors: FieldFault[]): void {
  if (errors.length === 0) return;
  throw new Failure('invalid-request', { detail: 'The request refers to what is not there.', errors });
}

function requirementFaults(asked: readonly AskedRequirement[], index: MatchIndex): FieldFault[] {
  return asked.flatMap(({ requirement }, at) =>
    referenceFaults(requirement, index.known).map((fault) => ({
      ...fault,
      path: `requirements.${at}.requirement.${fault.path}`,
    })),
  );
}

/** What keeps changed policies from being in force. */
function policyFaults(
  { after }: PolicyDraftChange,
  sources: readonly Source[],
  { policies, places }: MatchIndex,
): FieldFault[] {
  return checkPolicies(after, { policies, places, sources }).flatMap(({ faults }, at) =>
    faults.map((fault) => ({ ...fault, path: `policies.${at}.${fault.path}` })),
  );
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
  return index.known.placeIds.has(site.placeId) ? { places: [site.placeId] } : undefined;
}
