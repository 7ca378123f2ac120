import { z } from 'zod';
import { RecordId } from '#shared/organisation.ts';
import { SpaceId } from '#shared/space.ts';
import { EditedRequirement } from '#client/features/requirement/edited.ts';
import { Language } from '#client/i18n/language.ts';

/** What the address holds, so that a link shows another person the same: requirement, chosen match, language. */
export const PageSearch = z.object({
  requirement: EditedRequirement.optional().catch(undefined),
  space: SpaceId.optional().catch(undefined),
  lang: Language.optional().catch(undefined),
  /** The saved requirement that it was opened from. */
  saved: RecordId.optional().catch(undefined),
  /** The revision of it that was opened, or last saved here. */
  savedRevision: z.number().int().positive().optional().catch(undefined),
});
export type PageSearch = z.infer<typeof PageSearch>;

/**
 * The search part of an address, from a read one. A part that does not parse is there as undefined, since the router
 * would else pass it on as it was written.
 */
export function readSearch(raw: Record<string, unknown>): PageSearch {
  return PageSearch.parse(raw);
}
