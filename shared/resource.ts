import { z } from 'zod';
import { PlaceId } from './place.ts';
import { ApproximatePosition } from './position.ts';
import { BilingualText, Slug, SourceId } from './text.ts';
import { ResourceKind, SectorId } from './vocabulary.ts';

/** A service platform, instrument, institute, hospital, firm, customs office or airport that a tenant may want near. */
export const Resource = z.strictObject({
  id: Slug,
  kind: ResourceKind,
  name: BilingualText,
  places: z.array(PlaceId).min(1),
  /** Absent where no position is known: then it is nowhere near anything for sure, nor far. */
  location: ApproximatePosition.optional(),
  /** What a firm does; empty or absent where that is not known. */
  sectors: z.array(SectorId).optional(),
  /** Invented for demonstration. */
  demo: z.boolean(),
  src: z.array(SourceId),
});
export type Resource = z.infer<typeof Resource>;
