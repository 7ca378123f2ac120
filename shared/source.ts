import { z } from 'zod';
import { SourceId } from './text.ts';

/** Where a figure was read. */
export const Source = z.strictObject({
  id: SourceId,
  /** What kind of page it is, from `gov` (a government site) down to `untrusted-mirror`; `agent` is an application agency. */
  kind: z.string().min(1),
  note: z.string().min(1),
  /** `ok` may be linked, `check` must be opened by a person first, `internal` is never linked. */
  cite: z.enum(['ok', 'check', 'internal']),
  url: z.url().optional(),
});
export type Source = z.infer<typeof Source>;
