import { z } from 'zod';
import { Position } from './position.ts';
import { Slug, SourceId } from './text.ts';

export const PlaceId = Slug;
export type PlaceId = z.infer<typeof PlaceId>;

/** A jurisdiction: the nation, a city of it or a district of a city. A policy of a place holds in it and in all places below it. */
export const Place = z.strictObject({
  id: PlaceId,
  zh: z.string().min(1),
  en: z.string().min(1),
  level: z.enum(['national', 'city', 'district']),
  /** The place above; the nation has none. */
  parent: PlaceId.optional(),
  /** Centre for the name on the map, where a source gives it; not a position of anything in the place. */
  centre: Position.optional(),
  src: z.array(SourceId).optional(),
});
export type Place = z.infer<typeof Place>;
