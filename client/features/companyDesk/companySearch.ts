import { z } from 'zod';
import { RecordId } from '#shared/organisation.ts';
import { SpaceId } from '#shared/space.ts';

/** What a company can look at. */
export const CompanyView = z.enum(['requirements', 'enquiries', 'enquire']);
export type CompanyView = z.infer<typeof CompanyView>;

/** What the address of the desk holds: whose desk it is, the view, what is open, and what is to be enquired about. */
const CompanySearch = z.object({
  organisation: RecordId.optional().catch(undefined),
  companyView: CompanyView.optional().catch(undefined),
  opened: RecordId.optional().catch(undefined),
  enquiry: RecordId.optional().catch(undefined),
  about: z.array(SpaceId).min(1).max(50).optional().catch(undefined),
});
export type CompanySearch = z.infer<typeof CompanySearch>;

/** The desk's part of an address; what cannot be read is there as undefined. */
export function readCompanySearch(raw: Record<string, unknown>): CompanySearch {
  return CompanySearch.parse(raw);
}
