import { z } from 'zod';
import { OpenRequirement } from '#shared/requirement.ts';
import { SpaceId } from '#shared/space.ts';
import { Language } from '#client/i18n/language.ts';

/** What the address holds, so that a link shows another person the same: requirement, chosen match, language. */
export const PageSearch = z.object({
  requirement: OpenRequirement.optional().catch(undefined),
  space: SpaceId.optional().catch(undefined),
  lang: Language.optional().catch(undefined),
});
export type PageSearch = z.infer<typeof PageSearch>;

/** The search part of an address, from a read one; parts that do not parse are left out. */
export function readSearch(raw: Record<string, unknown>): PageSearch {
  const { requirement, space, lang } = PageSearch.parse(raw);
  return {
    ...(requirement === undefined ? {} : { requirement }),
    ...(space === undefined ? {} : { space }),
    ...(lang === undefined ? {} : { lang }),
  };
}
