import { z } from 'zod';
import { ListingState } from '#shared/listing.ts';
import { ListingSort } from '#shared/listingEndpoints.ts';
import { RecordId } from '#shared/organisation.ts';
import { SpaceId } from '#shared/space.ts';
import { Slug } from '#shared/text.ts';

/** What an operator can look at. */
export const DeskView = z.enum(['spaces', 'enquiries', 'reports', 'demand', 'import']);
export type DeskView = z.infer<typeof DeskView>;

/** What the address of the desk holds: whose desk it is, the view, what is open, and how the spaces are narrowed. */
const DeskSearch = z.object({
  organisation: RecordId.optional().catch(undefined),
  view: DeskView.optional().catch(undefined),
  listing: SpaceId.optional().catch(undefined),
  adding: z.literal(true).optional().catch(undefined),
  enquiry: RecordId.optional().catch(undefined),
  park: Slug.optional().catch(undefined),
  building: z.string().min(1).max(80).optional().catch(undefined),
  state: ListingState.optional().catch(undefined),
  text: z.string().trim().min(1).max(100).optional().catch(undefined),
  sort: ListingSort.optional().catch(undefined),
});
export type DeskSearch = z.infer<typeof DeskSearch>;

/** The desk's part of an address; what cannot be read is there as undefined. */
export function readDeskSearch(raw: Record<string, unknown>): DeskSearch {
  return DeskSearch.parse(raw);
}
