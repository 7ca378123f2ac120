import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { AREA_MAX_M2, AREA_SPAN_M2 } from '../areaScale.ts';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { anyMet, atMost } from '../verdict.ts';

/** The space can be taken in parts, so that a small firm need not pay for all of it: its least part, or the whole itself, is small enough. */
export const divisibleArea = defineCriterion({
  id: 'divisible-area',
  group: 'space',
  asks: z.strictObject({ maxPartM2: z.number().positive().max(AREA_MAX_M2) }),
  reads: ['divisibleFromM2', 'areaM2'],
  offer: ({ space }) => ({ offeredFromM2: space.facts.divisibleFromM2, offeredM2: space.facts.areaM2 }),
  facts: ({ maxPartM2 }, offered) => ({ requiredMaxM2: maxPartM2, ...offered }),
  // A whole that is small enough settles it, even where the division is not known.
  verdict: ({ requiredMaxM2, offeredFromM2, offeredM2 }): Verdict =>
    anyMet([
      atMost(offeredM2, requiredMaxM2),
      offeredFromM2 === 'none' ? 'unmet' : atMost(offeredFromM2, requiredMaxM2),
    ]),
  change: ({ requiredMaxM2, offeredFromM2, offeredM2 }) =>
    numberChange(requiredMaxM2, offeredFromM2 === 'none' ? offeredM2 : offeredFromM2, AREA_SPAN_M2),
  negotiable: true,
  scale: { unit: 'm²', span: AREA_SPAN_M2 },
});
