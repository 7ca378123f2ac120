import { z } from 'zod';
import { CriterionId, Level } from './criterion.ts';
import { Basis, SourceId } from './text.ts';
import { SectorId } from './vocabulary.ts';

/** One prefilled ask of a sector's template, with how far it is known. */
export const TemplateAsk = z.strictObject({
  criterion: CriterionId,
  level: Level,
  weight: z.number().positive().max(10).optional(),
  /** The criterion's own parameters; the form may complete what is the company's to say, as the area. */
  ask: z.record(z.string(), z.unknown()),
  basis: Basis,
  src: z.array(SourceId),
  /** What the source says in words where the ask is the least demanding reading of it. */
  text: z.string().optional(),
});
export type TemplateAsk = z.infer<typeof TemplateAsk>;

/** One fact about a sub-sector as it was read or assumed; without `value` it was looked for and not found. */
const GatheredFact = z.strictObject({
  value: z.unknown().optional(),
  basis: Basis,
  src: z.array(SourceId).optional(),
});

/** Template of a sub-sector: where a requirement starts from. */
export const Sector = z.strictObject({
  id: SectorId,
  zh: z.string().min(1),
  en: z.string().min(1),
  /** What is asked by default; area is entered by the company and only suggested here. */
  template: z.array(TemplateAsk),
  /** The facts as gathered, each with its basis, for the explanation and for whoever encodes further criteria. */
  gathered: z.record(z.string(), GatheredFact),
});
export type Sector = z.infer<typeof Sector>;
