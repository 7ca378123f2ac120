import { z } from 'zod';
import { PlaceId } from '#shared/place.ts';
import { Confidence, PolicyLevel, ProductStage } from '#shared/policy/terms.ts';
import { Slug } from '#shared/text.ts';
import { SectorId } from '#shared/vocabulary.ts';

/** What the address of the library holds: what its list is narrowed by, and the policy that is open. */
const LibrarySearch = z.object({
  place: PlaceId.optional().catch(undefined),
  sector: SectorId.optional().catch(undefined),
  stage: ProductStage.optional().catch(undefined),
  level: PolicyLevel.optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  confidence: Confidence.optional().catch(undefined),
  text: z.string().trim().min(1).max(100).optional().catch(undefined),
  policy: Slug.optional().catch(undefined),
});
export type LibrarySearch = z.infer<typeof LibrarySearch>;

/** The library's part of an address; what cannot be read is there as undefined. */
export function readLibrarySearch(raw: Record<string, unknown>): LibrarySearch {
  return LibrarySearch.parse(raw);
}
