import { type Connection, trusted } from 'mongoose';
import { type EnquiryPartState } from '#shared/enquiry.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { type RecordCollection, createRecordCollection } from '#server/store/recordCollection.ts';
import { type Order } from '#server/store/sortedWindow.ts';
import { StoredEnquiry, StoredReading } from './record.ts';

/** Whose enquiries, and which. */
export interface EnquiryFilter {
  /** Sent by this company. */
  readonly companyId?: string | undefined;
  /** Sent to this operator. */
  readonly operatorId?: string | undefined;
  /** With a part in this state, of this park; of an operator, with one that went to it. */
  readonly state?: EnquiryPartState | undefined;
  readonly parkId?: string | undefined;
  readonly requirementId?: string | undefined;
}

/** Sent last, or changed last. */
export type EnquirySort = 'newest' | 'changed';

/** Enquiries, and who has read their contacts. */
export interface EnquiryRepository extends Pick<
  RecordCollection<StoredEnquiry>,
  'prepare' | 'find' | 'add' | 'replace'
> {
  readonly page: (filter: EnquiryFilter, sort: EnquirySort, window: SortedWindow) => Promise<StoredEnquiry[]>;
  /** How many a company has sent since a moment. */
  readonly countSince: (companyId: string, moment: Date) => Promise<number>;
  /** Those that a person has sent or written to. */
  readonly ofPerson: (personId: string) => Promise<StoredEnquiry[]>;
  /** Those with a contact that nobody may read any more and that were changed last before a moment. */
  readonly over: (before: Date) => Promise<StoredEnquiry[]>;
  readonly addReading: (reading: StoredReading) => Promise<void>;
  /** Newest first. */
  readonly readingsOf: (enquiryId: string) => Promise<StoredReading[]>;
  readonly readingsBy: (personId: string) => Promise<StoredReading[]>;
  /** Takes the person out of what it has read. */
  readonly forgetReader: (personId: string) => Promise<void>;
}

/** Opens them. */
export function createEnquiryRepository(connection: Connection): EnquiryRepository {
  const enquiries = createRecordCollection(connection, {
    name: 'enquiries',
    schema: StoredEnquiry,
    indexes: [
      { companyId: 1, createdAt: -1 },
      { 'parts.operatorId': 1, createdAt: -1 },
      { createdBy: 1 },
      { 'parts.messages.personId': 1 },
    ],
  });
  const readings = createRecordCollection(connection, {
    name: 'enquiryContactReadings',
    schema: StoredReading,
    indexes: [{ enquiryId: 1, at: -1 }, { personId: 1 }],
  });
  return {
    async prepare() {
      await enquiries.prepare();
      await readings.prepare();
    },
    find: enquiries.find,
    add: enquiries.add,
    replace: enquiries.replace,
    page: (filter, sort, window) => enquiries.list(queryOf(filter), ORDERS[sort], window),
    countSince: (companyId, moment) =>
      enquiries.count({ companyId, createdAt: trusted({ $gte: moment.toISOString() }) }),
    ofPerson: (personId) =>
      enquiries.list({ $or: [{ createdBy: personId }, { 'parts.messages.personId': personId }] }, ORDERS.newest),
    over: (before) =>
      enquiries.list(
        {
          contact: trusted({ $exists: true }),
          updatedAt: trusted({ $lt: before.toISOString() }),
          'parts.state': trusted({ $nin: ['sent', 'seen', 'answered'] }),
        },
        ORDERS.changed,
      ),
    addReading: readings.add,
    readingsOf: (enquiryId) => readings.list({ enquiryId }, READINGS),
    readingsBy: (personId) => readings.list({ personId }, READINGS),
    async forgetReader(personId) {
      await readings.unset({ personId }, 'personId');
    },
  };
}

const ORDERS: Readonly<Record<EnquirySort, Order>> = {
  newest: { field: 'createdAt', direction: -1 },
  changed: { field: 'updatedAt', direction: -1 },
};

const READINGS: Order = { field: 'at', direction: -1 };

function queryOf({ companyId, operatorId, state, parkId, requirementId }: EnquiryFilter): Record<string, unknown> {
  const part = {
    ...(operatorId === undefined ? {} : { operatorId }),
    ...(state === undefined ? {} : { state }),
    ...(parkId === undefined ? {} : { parkId }),
  };
  return {
    ...(companyId === undefined ? {} : { companyId }),
    ...(requirementId === undefined ? {} : { requirementId }),
    ...(Object.keys(part).length === 0 ? {} : { parts: trusted({ $elemMatch: part }) }),
  };
}
