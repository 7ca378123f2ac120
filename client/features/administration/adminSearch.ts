import { type PageSearch, readSearch } from '#client/app/search.ts';

/** The pages of administrators, in their order. */
export const ADMIN_TABS = ['people', 'organisations', 'claims', 'audit', 'jobs', 'keys', 'health'] as const;
export type AdminTab = (typeof ADMIN_TABS)[number];

/** What the address of the administrators' pages holds. */
interface AdminSearch extends PageSearch {
  readonly tab?: AdminTab;
}

/** Reads it; what it does not know is left out. */
export function readAdminSearch(search: Record<string, unknown>): AdminSearch {
  const tab = ADMIN_TABS.find((known) => known === search['tab']);
  return { ...readSearch(search), ...(tab !== undefined && { tab }) };
}
