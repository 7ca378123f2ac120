import { z } from 'zod';
import { VibrationCurve } from '#shared/vocabulary.ts';
import { stepsChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { reaches } from '../verdict.ts';

/** The floor keeps a generic vibration curve at least as quiet as the instruments need. @see Amick et al. 2005, generic vibration criteria VC-A to VC-G */
export const vibration = defineCriterion({
  id: 'vibration',
  group: 'building',
  asks: z.strictObject({ curve: VibrationCurve }),
  reads: ['vibrationCurve'],
  offer: ({ space }) => ({ offeredCurve: space.facts.vibrationCurve }),
  facts: ({ curve }, { offeredCurve }) => ({ requiredCurve: curve, offeredCurve }),
  verdict: ({ requiredCurve, offeredCurve }) => reaches(VibrationCurve.options, offeredCurve, requiredCurve),
  change: ({ requiredCurve, offeredCurve }) => stepsChange(VibrationCurve.options, requiredCurve, offeredCurve),
  negotiable: true,
  scale: { unit: 'curve', span: VibrationCurve.options.length - 1 },
});
