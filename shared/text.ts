import { z } from 'zod';

/** A name or sentence in the two languages that users see. */
export const BilingualText = z.strictObject({ zh: z.string().min(1).max(500), en: z.string().min(1).max(500) });
export type BilingualText = z.infer<typeof BilingualText>;

/** An identifier that leaves the program: lower-case words and numbers joined by hyphens. */
export const Slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Expected lower-case letters and digits joined by hyphens');

/** Id of an entry of `seed/sources.json`. */
export const SourceId = z.string().regex(/^(?:[A-Z]\d{2}|SEED)$/u);

/** How far a statement is known: R a rule or fact that a source states, P seen in real parks, E an engineering default without a source. */
export const Basis = z.enum(['R', 'P', 'E']);
export type Basis = z.infer<typeof Basis>;
