import { z } from 'zod';
import { PlaceId } from '../place.ts';
import { SpaceId } from '../space.ts';
import { Slug } from '../text.ts';

/** What the policies of a place promise in all, before or after a change. */
const PromisedTotal = z.strictObject({
  confirmedFen: z.number().int().min(0),
  /** Absent where an amount has no known end. */
  possibleFen: z.number().int().min(0).optional(),
});
export type PromisedTotal = z.infer<typeof PromisedTotal>;

/** A place or park at which a company would be promised otherwise. */
const ChangedSite = z.strictObject({
  site: z.union([z.strictObject({ placeId: PlaceId }), z.strictObject({ parkId: Slug })]),
  before: PromisedTotal,
  after: PromisedTotal,
});
export type ChangedSite = z.infer<typeof ChangedSite>;

/** A requirement that a change of policies would have answered otherwise. */
export const Gain = z.strictObject({
  id: z.string(),
  /** Places first, then parks, each by id; those whose amounts stay as they are are left out. */
  sites: z.array(ChangedSite),
  /** The best spaces before and after; absent where they stay in their order. */
  ranking: z.strictObject({ before: z.array(SpaceId), after: z.array(SpaceId) }).optional(),
});
export type Gain = z.infer<typeof Gain>;
