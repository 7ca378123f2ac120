import { type z } from 'zod';
import { Failure } from '#shared/failure.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type RequirementSummary, type SavedRequirement } from '#shared/savedRequirement.ts';
import {
  type createRequirementFor,
  type editRequirementFor,
  READ_REQUIREMENTS,
  WRITE_REQUIREMENTS,
} from '#shared/savedRequirementEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { holdingOf } from './access.ts';
import { type RequirementNeeds, type Seen, createKeeping } from './keeping.ts';
import { type LookingBack, createLookingBack } from './lookingBack.ts';
import { type RequirementFilter, type RequirementSort } from './repository.ts';
import { type Shortlisting, createShortlisting } from './shortlisting.ts';

/** The requirements that companies keep, for whoever asks. */
export interface RequirementService extends Shortlisting, LookingBack {
  readonly list: (asking: Asking, companyId: string, query: ListQuery) => Promise<Page<RequirementSummary>>;
  /** @throws {Failure} not-found; invalid-request where it refers to what is not there; limit-reached */
  readonly create: (asking: Asking, companyId: string, made: New) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found */
  readonly get: (asking: Asking, id: string) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found; revision-overtaken; invalid-request; limit-reached */
  readonly edit: (asking: Asking, wish: Seen, change: Edit) => Promise<SavedRequirement>;
}

type ListQuery = RequirementFilter & PageQuery & { readonly sort: RequirementSort };
type New = z.output<ReturnType<typeof createRequirementFor>['input']['body']>;
type Edit = z.output<ReturnType<typeof editRequirementFor>['input']['body']>;

interface Needs extends RequirementNeeds, Pick<Ground, 'spaces' | 'demo'> {
  readonly matching: Pick<Ground['matching'], 'faultsOf' | 'requirement'>;
}

/** Makes the service. */
export function createRequirementService(needs: Needs): RequirementService {
  const { requirements, clock, newId, matching } = needs;
  const keeping = createKeeping(needs);

  async function refuseFaults(requirement: OpenRequirement): Promise<void> {
    const faults = await matching.faultsOf(requirement);
    if (faults.length === 0) return;
    throw new Failure('invalid-request', {
      detail: 'The requirement refers to what is not there.',
      errors: faults.map(({ path, message }) => ({ path: `requirement.${path}`, message })),
    });
  }

  return {
    async list({ caller }, companyId, query) {
      allow(READ_REQUIREMENTS, caller, holdingOf({ companyId }));
      const page = await pageByKey<SavedRequirement>(query, keyFor(query.sort), (window) =>
        requirements.page(companyId, query, window),
      );
      return { ...page, items: page.items.map(summaryOf) };
    },
    async create(asking, companyId, { name, requirement, sharing }) {
      allow(WRITE_REQUIREMENTS, asking.caller, holdingOf({ companyId }));
      await refuseFaults(requirement);
      const now = clock.now().toISOString();
      const stamps = { createdAt: now, updatedAt: now, revision: 1 };
      return keeping.add(asking, {
        ...{ id: newId(), companyId, name, requirement, sharing, state: 'open', shortlist: [] },
        ...stamps,
      });
    },
    get: (asking, id) => keeping.find(READ_REQUIREMENTS, asking, id),
    edit: (asking, wish, change) =>
      keeping.change(asking, { ...wish, action: 'requirement-edited' }, async (before) => {
        if (change.requirement !== undefined) await refuseFaults(change.requirement);
        return { ...before, ...withoutAbsent(change) };
      }),
    ...createShortlisting(keeping, needs),
    ...createLookingBack(keeping, needs),
  };
}

/** Only the fields that a change names. */
function withoutAbsent({ name, requirement, sharing, state }: Edit): Partial<SavedRequirement> {
  return {
    ...(name !== undefined && { name }),
    ...(requirement !== undefined && { requirement }),
    ...(sharing !== undefined && { sharing }),
    ...(state !== undefined && { state }),
  };
}

function keyFor(sort: RequirementSort): (entry: Pick<SavedRequirement, 'createdAt' | 'updatedAt' | 'name'>) => string {
  switch (sort) {
    case 'newest':
      return ({ createdAt }) => createdAt;
    case 'changed':
      return ({ updatedAt }) => updatedAt;
    case 'name':
      return ({ name }) => name;
  }
}

function summaryOf({ requirement, shortlist, ...rest }: SavedRequirement): RequirementSummary {
  return {
    ...rest,
    ...(requirement.sector !== undefined && { sector: requirement.sector }),
    criteria: Object.keys(requirement.criteria).length,
    shortlisted: shortlist.length,
  };
}
