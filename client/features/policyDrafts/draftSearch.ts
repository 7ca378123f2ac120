import { z } from 'zod';
import { Slug } from '#shared/text.ts';

/** What the address of the drafts holds: the draft that is open. */
const DraftSearch = z.object({ draft: Slug.optional().catch(undefined) });
export type DraftSearch = z.infer<typeof DraftSearch>;

/** The drafts' part of an address; what cannot be read is there as undefined. */
export function readDraftSearch(raw: Record<string, unknown>): DraftSearch {
  return DraftSearch.parse(raw);
}
