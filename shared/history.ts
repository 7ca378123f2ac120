import { z } from 'zod';

/** One change of a record, as those who may see the record see it. */
export const HistoryEntry = z.strictObject({
  /** The revision that the change made; restoring names it. */
  revision: z.number().int().positive(),
  at: z.iso.datetime(),
  /** As `requirement-edited`. */
  action: z.string(),
  /** Name of the person or of what did it; absent once that person has been erased. */
  by: z.string().optional(),
  /** What did it where that was no person; `withheld` where whoever reads it is not told who it was. */
  byKind: z.enum(['nobody', 'command', 'job', 'withheld']).optional(),
  /** Fields by their path with what they were and became; what was erased since is absent. */
  changes: z.array(z.strictObject({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What was done to one record, newest first. */
export const RecordHistory = z.strictObject({ items: z.array(HistoryEntry) });
