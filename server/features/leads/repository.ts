import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type LeadColumn, type LeadSort } from '#shared/lead.ts';
import { type PlaceId } from '#shared/place.ts';
import { type SectorId } from '#shared/vocabulary.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { comesAfter } from '#server/store/sortedWindow.ts';
import { StoredLead } from './record.ts';
import { type LeadKeys, keysOf } from './keys.ts';
import { AS_WRITTEN } from '#server/store/looseModel.ts';
import { ofTransaction } from '#server/store/transaction.ts';

/** A lead with what it is found by. */
export interface LeadRow extends Pick<LeadKeys, 'reach' | 'keys' | 'column'> {
  readonly id: string;
  readonly lead: StoredLead;
}

/** What a list of leads is narrowed by. */
export interface LeadFilter {
  /** Places whose leads are wanted, with all below them. */
  readonly within: readonly PlaceId[];
  readonly column?: LeadColumn | undefined;
  readonly ownerId?: string | undefined;
  readonly placeId?: PlaceId | undefined;
  readonly sector?: SectorId | undefined;
  /** Only those of which something was due before this day. */
  readonly dueBefore?: string | undefined;
  /** What the name of the company, the need or the use must hold, whatever its case. */
  readonly text?: string | undefined;
}

/** How many leads stand in a column, and how many of them are overdue. */
export interface ColumnCount {
  readonly column: LeadColumn;
  readonly isOverdue: boolean;
  readonly count: number;
}

/** The leads. */
export interface LeadRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<LeadRow | undefined>;
  readonly page: (filter: LeadFilter, sort: LeadSort, window: SortedWindow) => Promise<LeadRow[]>;
  /** Leads within some places that have one of these keys. */
  readonly withKeys: (keys: readonly string[], within: readonly PlaceId[]) => Promise<LeadRow[]>;
  /** Leads that came from an enquiry. */
  readonly ofEnquiry: (enquiryId: string) => Promise<LeadRow[]>;
  /** The lead in hand that a company's enquiries about a place go to, named or anonymous. */
  readonly openOf: (
    companyId: string,
    about: { readonly places: readonly PlaceId[]; readonly isAnonymous: boolean },
  ) => Promise<LeadRow | undefined>;
  readonly columnCounts: (within: readonly PlaceId[], today: string) => Promise<ColumnCount[]>;
  /** Leads within some places that were received, moved or signed since a day. */
  readonly countSince: (
    what: 'receivedOn' | 'movedOn' | 'signedOn',
    from: string,
    within: readonly PlaceId[],
  ) => Promise<number>;
  /** Leads that a person owns or wrote a note at. */
  readonly touchedBy: (personId: string) => Promise<LeadRow[]>;
  /** Leads lost before a moment whose contact is still there. */
  readonly lostBefore: (moment: string) => Promise<LeadRow[]>;
  /** `companyId`: who sent the enquiry that it came from. */
  readonly add: (
    lead: StoredLead,
    where: { readonly reach: readonly PlaceId[]; readonly companyId?: string },
  ) => Promise<void>;
  /** Writes a lead in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (lead: StoredLead, reach: readonly PlaceId[]) => Promise<boolean>;
}

/** Columns of leads to which a further enquiry belongs: what comes after the signing is a plan of its own. */
const IN_HAND: readonly LeadColumn[] = ['lead', 'assessment', 'talks', 'visit', 'intent', 'paused'];

/** By what each sort goes; absent values are kept as the last of their kind. */
const SORTS: Readonly<Record<LeadSort, { readonly field: SortField; readonly direction: 1 | -1 }>> = {
  updated: { field: 'updatedAt', direction: -1 },
  due: { field: 'due', direction: 1 },
  received: { field: 'receivedOn', direction: -1 },
  tax: { field: 'tax', direction: -1 },
  company: { field: 'company', direction: 1 },
};

type SortField = 'updatedAt' | 'due' | 'receivedOn' | 'tax' | 'company';

/** What a lead is sorted by. */
export function sortKeyOf({ lead, reach }: LeadRow, sort: LeadSort): string | number {
  return keysOf(lead, reach)[SORTS[sort].field];
}

/** Opens the stored leads. */
export function createLeadRepository(connection: Connection): LeadRepository {
  const leads = leadModel(connection);
  const found = async (filter: object): Promise<LeadRow[]> => (await leads.find(filter).lean<Row[]>()).map(rowOf);
  return {
    async prepare() {
      await leads.createIndexes();
    },
    async find(id) {
      return (await found({ _id: id }))[0];
    },
    async page(filter, sort, { limit, after }) {
      const { field, direction } = SORTS[sort];
      const query = { $and: [queryOf(filter), comesAfter({ field, direction }, after)] };
      const rows = leads
        .find(query)
        .sort({ [field]: direction, _id: direction })
        .limit(limit);
      return (await rows.lean<Row[]>()).map(rowOf);
    },
    withKeys: (keys, within) => found({ keys: anyOf(keys), reach: anyOf(within) }),
    ofEnquiry: (enquiryId) => found({ enquiryIds: enquiryId }),
    async openOf(companyId, { places, isAnonymous }) {
      const column = trusted({ $in: [...IN_HAND] });
      const rows = await found({ companyId, column, 'lead.isAnonymous': isAnonymous });
      return rows.find(({ lead }) => lead.places.join() === places.join());
    },
    columnCounts: (within, today) => counted(leads, within, today),
    countSince: (what, from, within) =>
      leads.countDocuments({ reach: anyOf(within), [`lead.${what}`]: trusted({ $gte: from }) }),
    touchedBy: (personId) => found({ $or: [{ ownerId: personId }, { 'lead.notes.byId': personId }] }),
    lostBefore: (moment) =>
      found({ column: 'lost', updatedAt: trusted({ $lt: moment }), 'lead.contact': trusted({ $exists: true }) }),
    async add(lead, { reach, companyId }) {
      const row: Row = { _id: lead.id, ...keysOf(lead, reach), ...(companyId !== undefined && { companyId }), lead };
      await leads.create(row);
    },
    async replace(lead, reach) {
      // By the driver itself: mongoose looks at each field of a lead and of all its enquiries, and changes none.
      const { matchedCount } = await connection
        .collection<Row>('leads')
        .updateOne(
          { _id: lead.id, 'lead.revision': lead.revision - 1 },
          { $set: { ...keysOf(lead, reach), lead } },
          { ignoreUndefined: true, ...ofTransaction(connection) },
        );
      return matchedCount === 1;
    },
  };
}

async function counted(leads: Model<Row>, within: readonly PlaceId[], today: string): Promise<ColumnCount[]> {
  const rows = await leads.aggregate<{ readonly _id: Omit<ColumnCount, 'count'>; readonly count: number }>([
    { $match: { reach: anyOf(within) } },
    { $group: { _id: { column: '$column', isOverdue: { $lt: ['$due', today] } }, count: { $sum: 1 } } },
  ]);
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

interface Row extends LeadKeys {
  readonly _id: string;
  readonly lead: unknown;
  /** Links the enquiries of one company; in no answer, and not in the log. */
  readonly companyId?: string;
}

function rowOf({ _id, reach, keys, column, lead }: Row): LeadRow {
  return { id: _id, reach, keys, column, lead: StoredLead.parse(lead) };
}

function anyOf(values: readonly string[]): { $in: string[] } {
  return trusted({ $in: [...values] });
}

function queryOf({ within, placeId, dueBefore, text, ...equal }: LeadFilter): object {
  const given = Object.entries(equal).filter(([, value]) => value !== undefined);
  return {
    $and: [
      { reach: anyOf(within), ...Object.fromEntries(given) },
      ...(placeId === undefined ? [] : [{ reach: placeId }]),
      ...(dueBefore === undefined ? [] : [{ due: trusted({ $lt: dueBefore }) }]),
      ...(text === undefined ? [] : [{ text: trusted({ $regex: escaped(text.toLowerCase()) }) }]),
    ],
  };
}

/** A text as a pattern that finds just it. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}

function leadModel(connection: Connection): Model<Row> {
  const existing: Model<Row> | undefined = connection.models['leads'];
  if (existing !== undefined) return existing;
  const schema = new Schema<Row>({ _id: String }, AS_WRITTEN);
  for (const { field, direction } of Object.values(SORTS))
    schema.index({ reach: 1, [field]: direction, _id: direction });
  schema.index({ keys: 1 });
  schema.index({ enquiryIds: 1 });
  schema.index({ companyId: 1 }, { sparse: true });
  schema.index({ ownerId: 1 });
  schema.index({ column: 1, updatedAt: 1 });
  return connection.model<Row>('leads', schema, 'leads');
}
