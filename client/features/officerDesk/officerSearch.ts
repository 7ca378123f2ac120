import { z } from 'zod';
import { LeadColumn, LeadSort } from '#shared/lead.ts';
import { RecordId } from '#shared/organisation.ts';
import { PlaceId } from '#shared/place.ts';
import { SectorId } from '#shared/vocabulary.ts';

/** What the address of the officer's desk holds: bureau, board or table, what the leads are narrowed by, the open lead. */
const OfficerSearch = z.object({
  bureau: RecordId.optional().catch(undefined),
  view: z.enum(['table']).optional().catch(undefined),
  lead: RecordId.optional().catch(undefined),
  entering: z.literal(true).optional().catch(undefined),
  column: LeadColumn.optional().catch(undefined),
  ownerId: RecordId.optional().catch(undefined),
  placeId: PlaceId.optional().catch(undefined),
  sector: SectorId.optional().catch(undefined),
  overdue: z.literal(true).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
  sort: LeadSort.optional().catch(undefined),
});
export type OfficerSearch = z.infer<typeof OfficerSearch>;

/** The desk's part of an address; what cannot be read is there as undefined. */
export function readOfficerSearch(raw: Record<string, unknown>): OfficerSearch {
  return OfficerSearch.parse(raw);
}
