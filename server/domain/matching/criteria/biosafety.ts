import { z } from 'zod';
import { defineCriterion } from '../criterion.ts';
import { atLeast } from '../verdict.ts';

/** Lowest and highest biosafety level, BSL-1 and BSL-4. */
const LEVELS = { lowest: 1, highest: 4 };

/** Work at the biosafety level may be run here. A space for a higher level may run every lower one. @see GB 19489, levels BSL-1 to BSL-4 */
export const biosafety = defineCriterion({
  id: 'biosafety',
  group: 'safety',
  // Not `level`: in a requirement that says must or prefer.
  asks: z.strictObject({ minLevel: z.number().int().min(LEVELS.lowest).max(LEVELS.highest) }),
  reads: ['biosafetyLevel'],
  offer: ({ space }) => ({ offeredLevel: space.facts.biosafetyLevel }),
  facts: ({ minLevel }, { offeredLevel }) => ({ requiredLevel: minLevel, offeredLevel }),
  verdict: ({ requiredLevel, offeredLevel }) => atLeast(offeredLevel, requiredLevel),
  better: { offeredLevel: 'more' },
  harder: { minLevel: 'more' },
  negotiable: false,
  scale: { unit: 'level', span: LEVELS.highest - LEVELS.lowest },
});
