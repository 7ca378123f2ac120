import { z } from 'zod';
import { Lead, LeadSummary } from '#shared/lead.ts';
import { deadlinesOf } from '#server/domain/leads/deadline.ts';
import { sharedSigns } from '#server/domain/leads/duplicate.ts';
import { movesFrom } from '#server/domain/leads/stage.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { masked } from '#server/domain/enquiries/masked.ts';
import { jurisdictionOf } from './access.ts';
import { type StoredLead, followed } from './record.ts';
import { type LeadRepository, type LeadRow } from './repository.ts';
import { type Directory } from '../organisations/directory.ts';

/** Makes what callers see of leads. */
export interface Showing {
  /** Other leads that may be of the same company are counted within these places. */
  readonly summaries: (rows: readonly LeadRow[], within: readonly string[]) => Promise<LeadSummary[]>;
  /** Other leads that may be of the same company are those that the caller may see. */
  readonly whole: (row: LeadRow, caller: Caller | undefined) => Promise<Lead>;
}

/** What showing stands on. */
export interface ShowingNeeds {
  readonly leads: LeadRepository;
  readonly people: Pick<Directory, 'personNameOf'>;
}

/** Makes it. */
export function createShowing({ leads, people }: ShowingNeeds): Showing {
  async function namesOf(ids: readonly (string | undefined)[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(ids)) {
      const name = id === undefined ? undefined : await people.personNameOf(id);
      if (id !== undefined && name !== undefined) names.set(id, name);
    }
    return names;
  }

  return {
    async summaries(rows, within) {
      const names = await namesOf(rows.map(({ lead }) => lead.ownerId));
      const all = [...new Set(rows.flatMap(({ keys }) => keys))];
      const alike = all.length === 0 ? [] : await leads.withKeys(all, within);
      return rows.map((row) => {
        const duplicates = alike.filter((other) => isDuplicate(row, other));
        return { ...summaryOf(row.lead, names), duplicateCount: duplicates.length };
      });
    },
    async whole(row, caller) {
      const { lead, keys } = row;
      const names = await namesOf([lead.ownerId, ...lead.notes.map(({ byId }) => byId)]);
      const alike = keys.length === 0 ? [] : await leads.withKeys(keys, jurisdictionOf(caller));
      return {
        ...summaryOf(lead, names),
        ...InWhole.parse(lead),
        ...(lead.contact !== undefined && { maskedContact: masked(lead.contact) }),
        notes: lead.notes.map(({ byId, ...note }) => ({ ...note, ...named('by', byId, names) })),
        duplicates: alike.filter((other) => isDuplicate(row, other)).map((other) => duplicateOf(row, other)),
      };
    },
  };
}

function isDuplicate(row: LeadRow, other: LeadRow): boolean {
  return other.lead.id !== row.lead.id && sharedSigns(row.keys, other.keys).length > 0;
}

function duplicateOf(row: LeadRow, { lead, column, keys }: LeadRow): Lead['duplicates'][number] {
  const { id, companyName } = lead;
  return { id, column, by: sharedSigns(row.keys, keys), ...(companyName !== undefined && { companyName }) };
}

function named<K extends string>(
  key: K,
  id: string | undefined,
  names: ReadonlyMap<string, string>,
): Partial<Record<K, string>> {
  const name = id === undefined ? undefined : names.get(id);
  const record: Partial<Record<K, string>> = {};
  return name === undefined ? record : { ...record, [key]: name };
}

/** What of a kept lead is shown as it is: the rest falls away. */
const InLists = z.object(LeadSummary.omit({ moves: true, owner: true, deadlines: true, duplicateCount: true }).shape);
const InWhole = z.object(
  Lead.pick({ need: true, use: true, requirement: true, enquiries: true, createdAt: true }).shape,
);

function summaryOf(lead: StoredLead, names: ReadonlyMap<string, string>): Omit<LeadSummary, 'duplicateCount'> {
  const { ownerId } = lead;
  return {
    ...InLists.parse(lead),
    moves: [...movesFrom(lead)],
    ...(ownerId !== undefined && { owner: { personId: ownerId, ...named('name', ownerId, names) } }),
    deadlines: deadlinesOf(followed(lead)),
  };
}
