import { z } from 'zod';
import { RecordId } from './organisation.ts';
import { OpenRequirement } from './requirement.ts';
import { SpaceId } from './space.ts';
import { SectorId } from './vocabulary.ts';

/** Most requirements of one company that are open at a time. Ours. */
export const OPEN_REQUIREMENTS_MAX = 200;

/** Most requirements of one company, archived ones among them. Ours. */
export const REQUIREMENTS_MAX = 2000;

/** Most spaces on one shortlist. Ours. */
export const SHORTLIST_MAX = 100;

/** What operators may see of a requirement: nothing, the demand without a name, or the name of the company with it. */
export const Sharing = z.enum(['private', 'anonymous', 'named']);
export type Sharing = z.infer<typeof Sharing>;

/** Whether a requirement is still looked for. */
export const RequirementState = z.enum(['open', 'archived']);
export type RequirementState = z.infer<typeof RequirementState>;

/** Name of a saved requirement, as its people write it. */
export const RequirementName = z.string().trim().min(1).max(120);

/** Why a space is on a shortlist, in a company's own words. */
export const ShortlistNote = z.string().trim().min(1).max(1000);

/** A space that a company has picked out for a requirement. */
export const ShortlistEntry = z.strictObject({
  spaceId: SpaceId,
  note: ShortlistNote.optional(),
  addedOn: z.iso.date(),
});
export type ShortlistEntry = z.infer<typeof ShortlistEntry>;

/** A siting requirement 选址需求 that a company keeps: the question itself, what it picked out, and who may know of it. */
export const SavedRequirement = z.strictObject({
  id: RecordId,
  companyId: RecordId,
  name: RequirementName,
  requirement: OpenRequirement,
  sharing: Sharing,
  state: RequirementState,
  /** In the order in which they were added; each space once. */
  shortlist: z.array(ShortlistEntry).max(SHORTLIST_MAX),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  revision: z.number().int().positive(),
});
export type SavedRequirement = z.infer<typeof SavedRequirement>;

/** A saved requirement as lists show it. */
export const RequirementSummary = SavedRequirement.omit({ requirement: true, shortlist: true }).extend({
  sector: SectorId.optional(),
  /** How many criteria it asks for. */
  criteria: z.number().int().nonnegative(),
  /** How many spaces are on its shortlist. */
  shortlisted: z.number().int().nonnegative(),
});
export type RequirementSummary = z.infer<typeof RequirementSummary>;
