import { type z } from 'zod';
import { type Enquiry, type NewEnquiry } from '#shared/enquiry.ts';
import { READ_ENQUIRIES, READ_READINGS, SEND_ENQUIRIES } from '#shared/enquiryEndpoints.ts';
import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Page, type PageQuery, pageByKey } from '#server/platform/paging.ts';
import { holdingOf, holdingOfList } from './access.ts';
import { type PartWish, changePart } from './changing.ts';
import { type Found, findEnquiry } from './keeping.ts';
import { type StoredEnquiry } from './record.ts';
import { type EnquiryFilter, type EnquirySort } from './repository.ts';
import { type SendingNeeds, sendEnquiry } from './sending.ts';
import { createShowing } from './showing.ts';

/** Enquiries, for either side. */
export interface EnquiryService {
  readonly list: (asking: Asking, organisationId: string, query: ListQuery) => Promise<Page<Enquiry>>;
  /** @throws {Failure} not-found; invalid-request; limit-reached */
  readonly send: (asking: Asking, companyId: string, made: z.output<typeof NewEnquiry>) => Promise<Enquiry>;
  /** @throws {Failure} not-found */
  readonly get: (asking: Asking, id: string) => Promise<Enquiry>;
  /** @throws {Failure} not-found; revision-overtaken; state-forbids; limit-reached */
  readonly see: (asking: Asking, wish: PartWish) => Promise<Enquiry>;
  readonly write: (asking: Asking, wish: PartWish, text: string) => Promise<Enquiry>;
  readonly decline: (asking: Asking, wish: PartWish, reason: string) => Promise<Enquiry>;
  readonly withdraw: (asking: Asking, wish: PartWish) => Promise<Enquiry>;
  /** @throws {Failure} not-found */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
}

type ListQuery = PageQuery & Omit<EnquiryFilter, 'companyId' | 'operatorId'> & { readonly sort: EnquirySort };

/** Makes the service. */
export function createEnquiryService(needs: SendingNeeds): EnquiryService {
  const { enquiries, audit, directory } = needs;
  const shown = ({ enquiry, ...viewer }: Found): Promise<Enquiry> =>
    createShowing(directory).shown(READ_ENQUIRIES, viewer, enquiry);

  return {
    async list({ caller }, organisationId, { sort, limit, cursor, ...filter }) {
      const standings = allow(READ_ENQUIRIES, caller, holdingOfList(organisationId, caller));
      const isCompany = standings.has('company-member');
      if (!isCompany) refuseByRequirement(filter);
      const whose = isCompany ? { companyId: organisationId } : { operatorId: organisationId };
      const page = await pageByKey<StoredEnquiry>(
        { limit, cursor },
        ({ createdAt, updatedAt }) => (sort === 'newest' ? createdAt : updatedAt),
        (window) => enquiries.page({ ...filter, ...whose }, sort, window),
      );
      const showing = createShowing(directory);
      const items: Enquiry[] = [];
      for (const enquiry of page.items) items.push(await showing.shown(READ_ENQUIRIES, { caller, standings }, enquiry));
      return { ...page, items };
    },
    async send(asking, companyId, made) {
      const enquiry = await sendEnquiry(needs, asking, { ...made, companyId });
      const standings = allow(SEND_ENQUIRIES, asking.caller, holdingOf(enquiry, asking.caller));
      return shown({ enquiry, caller: asking.caller, standings });
    },
    get: async (asking, id) => shown(await findEnquiry(needs, asking, { id, access: READ_ENQUIRIES })),
    see: async (asking, wish) => shown(await changePart(needs, asking, { ...wish, does: 'see' })),
    write: async (asking, wish, text) =>
      shown(await changePart(needs, asking, { ...wish, does: 'write-or-answer', text })),
    decline: async (asking, wish, text) => shown(await changePart(needs, asking, { ...wish, does: 'decline', text })),
    withdraw: async (asking, wish) => shown(await changePart(needs, asking, { ...wish, does: 'withdraw' })),
    async history(asking, id) {
      await findEnquiry(needs, asking, { id, access: READ_READINGS });
      return audit.historyOf({ kind: 'enquiry', id });
    },
  };
}

/**
 * From which requirement an enquiry comes is the company's alone: whoever could narrow a list by it would learn who is behind an
 * anonymous demand, which is named by the same id.
 *
 * @throws {Failure} invalid-request
 */
function refuseByRequirement({ requirementId }: Pick<EnquiryFilter, 'requirementId'>): void {
  if (requirementId === undefined) return;
  throw new Failure('invalid-request', {
    detail: 'Only the company itself lists enquiries by requirement.',
    errors: [{ path: 'query.requirementId', message: 'Expected none: only the company knows it' }],
  });
}
