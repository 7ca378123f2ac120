import { z } from 'zod';
import { OrganisationKind, Role } from './access.ts';
import { PlaceId } from './place.ts';
import { Slug } from './text.ts';

/** Ids of what users make: random, so that none can be guessed. */
export const RecordId = z.uuid();
export type RecordId = z.infer<typeof RecordId>;

/** Name as its people write it. */
export const OrganisationName = z.string().trim().min(2).max(120);

/** A company, a park operator, a promotion bureau or the platform itself. */
export const Organisation = z.strictObject({
  id: RecordId,
  kind: OrganisationKind,
  name: OrganisationName,
  /** Parks that an operator manages; empty for any other kind. */
  parkIds: z.array(Slug).max(500),
  /** Cities or districts of a bureau, each with all below it; empty for any other kind. */
  placeIds: z.array(PlaceId).max(200),
  state: z.enum(['active', 'disabled']),
  /** Made by `npm start -- --demo`. */
  demo: z.boolean(),
  revision: z.number().int().positive(),
});
export type Organisation = z.infer<typeof Organisation>;

/** The one organisation of kind platform: its managers are the administrators. */
export const PLATFORM_ID: RecordId = '00000000-0000-4000-8000-000000000001';

/** That a person belongs to an organisation. */
export const Membership = z.strictObject({ organisationId: RecordId, role: Role });
export type Membership = z.infer<typeof Membership>;
