import { z } from 'zod';
import { PLACES_MAX, type Site } from '#shared/incentiveEndpoints.ts';
import { Slug } from '#shared/text.ts';

/** A place or park to compare, as the address holds it. */
const SiteText = z.string().regex(/^(?:place|park):[a-z0-9]+(?:-[a-z0-9]+)*$/u);

/** What the address of the comparison holds: the places and parks that are chosen. */
const ComparisonSearch = z.object({ sites: z.array(SiteText).max(PLACES_MAX).optional().catch(undefined) });
export type ComparisonSearch = z.infer<typeof ComparisonSearch>;

/** The comparison's part of an address; what cannot be read is there as undefined. */
export function readComparisonSearch(raw: Record<string, unknown>): ComparisonSearch {
  return ComparisonSearch.parse(raw);
}

/** A place or park by its text in the address. */
export function siteOf(text: string): Site {
  const [kind, id] = text.split(':');
  const slug = Slug.parse(id);
  return kind === 'park' ? { parkId: slug } : { placeId: slug };
}
