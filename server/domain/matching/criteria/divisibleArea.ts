import { z } from 'zod';
import { type Verdict } from '#shared/criterion.ts';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { AREA_MAX_M2, AREA_SPAN_M2, leastPartM2 } from '../letArea.ts';
import { atMost } from '../verdict.ts';

/** The space can be taken in parts, so that a small firm need not pay for all of it: its least part, or the whole itself, is small enough. */
export const divisibleArea = defineCriterion({
  id: 'divisible-area',
  group: 'space',
  asks: z.strictObject({ maxPartM2: z.number().positive().max(AREA_MAX_M2) }),
  reads: ['divisibleFromM2', 'areaM2'],
  offer: ({ space }) => ({ offeredFromM2: space.facts.divisibleFromM2, offeredM2: space.facts.areaM2 }),
  // Of a known least part the whole tells no more: it is no less.
  judgedAs(offer) {
    const leastM2 = leastPartM2(offer);
    return leastM2 === undefined
      ? { offeredFromM2: undefined, offeredM2: offer.offeredFromM2 === undefined ? offer.offeredM2 : undefined }
      : { offeredFromM2: leastM2, offeredM2: leastM2 };
  },
  facts: ({ maxPartM2 }, offered) => ({ requiredMaxM2: maxPartM2, ...offered }),
  // A whole that is small enough settles it, even where its division is not known.
  verdict: ({ requiredMaxM2, ...offered }): Verdict =>
    atMost(offered.offeredM2, requiredMaxM2) === 'met' ? 'met' : atMost(leastPartM2(offered), requiredMaxM2),
  change: ({ requiredMaxM2, ...offered }) => numberChange(requiredMaxM2, leastPartM2(offered), AREA_SPAN_M2),
  better: { offeredM2: 'less', offeredFromM2: 'less' },
  harder: { maxPartM2: 'less' },
  negotiable: true,
  scale: { unit: 'm²', span: AREA_SPAN_M2 },
});
