import { z } from 'zod';
import { type Demand, READ_DEMAND } from '#shared/demand.ts';
import { Failure } from '#shared/failure.ts';
import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { type SectorId } from '#shared/vocabulary.ts';
import { NOTHING_HERE, admit } from '#server/domain/access/allow.ts';
import { type CallerMembership } from '#server/domain/access/caller.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { areaBandOf } from '#server/domain/leads/areaBand.ts';
import { dayOf } from '#server/domain/leads/deadline.ts';
import { type Directory } from '#server/features/organisations/directory.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { type RequirementRepository } from './repository.ts';

/** What companies look for, as far as they let operators know. */
export interface DemandService {
  /** @throws {Failure} not-found where the caller does not belong to the operator */
  readonly list: (
    asking: Asking,
    operatorId: string,
    query: PageQuery & { readonly sector?: SectorId | undefined },
  ) => Promise<Page<Demand>>;
}

interface Needs extends Pick<Ground, 'parks' | 'places' | 'spaces' | 'matching'> {
  readonly requirements: Pick<RequirementRepository, 'sharedIn'>;
  readonly directory: Pick<Directory, 'nameOf'>;
}

/** Beyond so many spaces of an operator it is not counted which of them fit. Ours. */
const COUNTED_SPACES_MAX = 2000;

/** Makes the service. */
export function createDemandService({
  parks,
  places,
  spaces,
  matching,
  requirements,
  directory,
}: Needs): DemandService {
  /** The places of some parks and all above them. */
  async function placesOf(parkIds: readonly string[]): Promise<string[]> {
    const own = (await parks.all()).filter(({ id }) => parkIds.includes(id));
    return placesAndAbove(await places.all())(own.flatMap((park) => park.places));
  }

  async function fitting(
    found: readonly SavedRequirement[],
    parkIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const own = await spaces.page({ parks: parkIds }, { limit: COUNTED_SPACES_MAX + 1 });
    if (own.length > COUNTED_SPACES_MAX || found.length === 0) return new Map();
    return matching.countFits(
      found,
      own.map(({ id }) => id),
    );
  }

  return {
    async list({ caller }, operatorId, { sector, ...query }) {
      admit(READ_DEMAND, caller);
      const operator = caller?.memberships.find((membership) => isOperator(membership, operatorId));
      if (operator === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
      const reached = await placesOf(operator.parkIds);
      const page = await pageByKey<SavedRequirement>(
        query,
        ({ updatedAt }) => updatedAt,
        (window) => requirements.sharedIn({ places: reached, sector }, window),
      );
      const fits = await fitting(page.items, operator.parkIds);
      const items: Demand[] = [];
      for (const found of page.items) {
        const companyName = found.sharing === 'named' ? await directory.nameOf(found.companyId) : undefined;
        items.push({ ...demandOf(found, fits), ...(companyName !== undefined && { companyName }) });
      }
      return { ...page, items };
    },
  };
}

function isOperator({ kind, organisationId }: CallerMembership, id: string): boolean {
  return kind === 'operator' && organisationId === id;
}

/** So much of a requirement tells nobody apart. */
function demandOf({ id, requirement, updatedAt }: SavedRequirement, fits: ReadonlyMap<string, number>): Demand {
  const { sector, developmentStage, criteria } = requirement;
  const { minM2 } = Area.parse(criteria['area'] ?? {});
  const { places } = Region.parse(criteria['region'] ?? {});
  const fitting = fits.get(id);
  return {
    id,
    ...(sector !== undefined && { sector }),
    ...(developmentStage !== undefined && { developmentStage }),
    ...(minM2 !== undefined && { areaBand: areaBandOf(minM2) }),
    ...(places !== undefined && { placeIds: places }),
    ...(fitting !== undefined && { fitting }),
    changedOn: dayOf(updatedAt),
  };
}

/** Of the criteria `area` and `region`, what a demand is told by. */
const Area = z.looseObject({ minM2: z.number().optional() });
const Region = z.looseObject({ places: z.array(z.string()).optional() });
