import { type z } from 'zod';
import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type RequirementSummary, SHORTLIST_MAX, SavedRequirement } from '#shared/savedRequirement.ts';
import {
  type createRequirementFor,
  type editRequirementFor,
  READ_REQUIREMENTS,
  WRITE_REQUIREMENTS,
} from '#shared/savedRequirementEndpoints.ts';
import { type SpaceId } from '#shared/space.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { holdingOf } from './access.ts';
import { type RequirementNeeds, type Wish, createKeeping } from './keeping.ts';
import { type RequirementFilter, type RequirementSort } from './repository.ts';

/** The requirements that companies keep, for whoever asks. */
export interface RequirementService {
  readonly list: (asking: Asking, companyId: string, query: ListQuery) => Promise<Page<RequirementSummary>>;
  /** @throws {Failure} not-found; invalid-request where it refers to what is not there; limit-reached */
  readonly create: (asking: Asking, companyId: string, made: New) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found */
  readonly get: (asking: Asking, id: string) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found; revision-overtaken; invalid-request; limit-reached */
  readonly edit: (asking: Asking, wish: Seen, change: Edit) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found of the requirement or the space; revision-overtaken; limit-reached */
  readonly shortlist: (asking: Asking, wish: Seen, entry: Listed) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found; revision-overtaken */
  readonly unlist: (asking: Asking, wish: Seen, spaceId: SpaceId) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
  /** @throws {Failure} not-found also of the revision; revision-overtaken; invalid-request where it could not be asked any more */
  readonly restore: (asking: Asking, wish: Seen, revision: number) => Promise<SavedRequirement>;
}

type ListQuery = RequirementFilter & PageQuery & { readonly sort: RequirementSort };
type New = z.output<ReturnType<typeof createRequirementFor>['input']['body']>;
type Edit = z.output<ReturnType<typeof editRequirementFor>['input']['body']>;
type Seen = Omit<Wish, 'action'>;
type Listed = Pick<SavedRequirement['shortlist'][number], 'spaceId' | 'note'>;

interface Needs extends RequirementNeeds, Pick<Ground, 'spaces' | 'demo'> {
  readonly matching: Pick<Ground['matching'], 'faultsOf' | 'requirement'>;
}

/** Makes the service. */
export function createRequirementService(needs: Needs): RequirementService {
  const { requirements, audit, clock, newId, spaces, demo, matching } = needs;
  const keeping = createKeeping(needs);

  async function refuseFaults(requirement: OpenRequirement): Promise<void> {
    const faults = await matching.faultsOf(requirement);
    if (faults.length === 0) return;
    throw new Failure('invalid-request', {
      detail: 'The requirement refers to what is not there.',
      errors: faults.map(({ path, message }) => ({ path: `requirement.${path}`, message })),
    });
  }

  async function refuseUnknownSpace(id: SpaceId): Promise<void> {
    const space = await spaces.find(id);
    if (space === undefined || (space.demo && !demo)) {
      throw new Failure('not-found', { detail: `There is no space ${id}.` });
    }
  }

  return {
    async list({ caller }, companyId, query) {
      allow(READ_REQUIREMENTS, caller, holdingOf({ companyId }));
      const page = await pageByKey<SavedRequirement>(query, keyFor(query.sort), (window) => requirements.page(companyId, query, window));
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
    shortlist: (asking, wish, entry) =>
      keeping.change(asking, { ...wish, action: 'requirement-shortlisted' }, async (before) => {
        await refuseUnknownSpace(entry.spaceId);
        return { ...before, shortlist: shortlistWith(before.shortlist, { ...entry, addedOn: clock.today() }) };
      }),
    unlist: (asking, wish, spaceId) =>
      keeping.change(asking, { ...wish, action: 'requirement-unlisted' }, (before) => {
        const shortlist = before.shortlist.filter((entry) => entry.spaceId !== spaceId);
        return shortlist.length === before.shortlist.length ? before : { ...before, shortlist };
      }),
    async history(asking, id) {
      await keeping.find(READ_REQUIREMENTS, asking, id);
      return audit.historyOf({ kind: 'requirement', id });
    },
    restore: (asking, wish, revision) =>
      keeping.change(asking, { ...wish, action: 'requirement-restored' }, async (before) => {
        const earlier = await audit.revisionOf({ kind: 'requirement', id: before.id }, revision);
        if (earlier === undefined) throw new Failure('not-found', { detail: `There is no revision ${revision}.` });
        const { name, requirement, shortlist } = SavedRequirement.parse(earlier);
        const asked = matching.requirement.safeParse(requirement);
        if (!asked.success) {
          throw new Failure('invalid-request', { detail: 'What it asked for cannot be asked any more.' });
        }
        // Who may know of it, and whether it is looked for, stay as they are: a consent that was withdrawn is not restored.
        return { ...before, name, requirement, shortlist };
      }),
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

function shortlistWith(
  shortlist: SavedRequirement['shortlist'],
  { spaceId, note, addedOn }: SavedRequirement['shortlist'][number],
): SavedRequirement['shortlist'] {
  const noted = note === undefined ? {} : { note };
  const at = shortlist.findIndex((entry) => entry.spaceId === spaceId);
  if (at >= 0)
    return shortlist.map((entry, index) => (index === at ? { spaceId, addedOn: entry.addedOn, ...noted } : entry));
  if (shortlist.length >= SHORTLIST_MAX) {
    throw new Failure('limit-reached', { detail: `A shortlist holds at most ${SHORTLIST_MAX} spaces.` });
  }
  return [...shortlist, { spaceId, addedOn, ...noted }];
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
