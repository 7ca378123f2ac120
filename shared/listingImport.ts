import { z } from 'zod';
import { RecordId } from './organisation.ts';
import { SpaceId } from './space.ts';

/** Most spaces of one file that is sent; larger ones are imported by command. Ours: all of a file is one transaction. */
export const IMPORT_SPACES_MAX = 1000;

/** Something wrong in one cell of a file; without a column, in the line as a whole. */
export const CellFault = z.strictObject({
  /** From 1, which is the header. */
  line: z.number().int().positive(),
  column: z.string().exactOptional(),
  message: z.string(),
});
export type CellFault = z.infer<typeof CellFault>;

/** What would become of one line of a file. */
export const PlannedSpace = z.strictObject({
  line: z.number().int(),
  id: SpaceId,
  becomes: z.enum(['new', 'changed', 'unchanged']),
  /** Fields that would be otherwise, by their path. */
  changes: z.array(z.strictObject({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
});
export type PlannedSpace = z.infer<typeof PlannedSpace>;

const COUNTS = {
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
};

/** What a file would do: nothing at all while it has faults. */
export const ListingImportPreview = z.strictObject({
  ...COUNTS,
  faults: z.array(CellFault),
  /** Of all, where more were found than are told. */
  faultCount: z.number().int(),
  /** The first of what would be new or changed. */
  spaces: z.array(PlannedSpace),
});
export type ListingImportPreview = z.infer<typeof ListingImportPreview>;

/** A file that was imported at the desk. */
export const ListingImport = z.strictObject({
  id: RecordId,
  organisationId: RecordId,
  at: z.iso.datetime(),
  state: z.enum(['done', 'undone']),
  ...COUNTS,
  /** Spaces that were written again since and stayed as they were when it was undone. */
  keptIds: z.array(SpaceId),
  revision: z.number().int().positive(),
});
export type ListingImport = z.infer<typeof ListingImport>;
