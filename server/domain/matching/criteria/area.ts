import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { numberChange } from '../change.ts';
import { type AskChange, type Corners, type Need, defineCriterion } from '../criterion.ts';
import { AREA_MAX_M2, AREA_SPAN_M2, leastPartM2 } from '../letArea.ts';
import { FULL, UNKNOWN, exactly, falling, rising } from '../satisfaction.ts';
import { areaTogether } from '../together.ts';

/** An area this share of the least that is asked is worth nothing as a preference. Ours. */
const WORTHLESS_BELOW_SHARE = 0.5;
/** An area this many times the most that is asked is worth nothing as a preference. Ours. */
const WORTHLESS_ABOVE_TIMES = 2;

const areaM2 = z.number().positive().max(AREA_MAX_M2);

/**
 * What can be let fits: a divisible space gives any area from its least part to its whole, a space let only whole gives
 * just that. A space that is too big fits if a part of it does, which is not known where its division is not.
 */
export const area = defineCriterion({
  id: 'area',
  group: 'space',
  asks: z
    .strictObject({ minM2: areaM2, maxM2: areaM2.optional() })
    .refine(({ minM2, maxM2 }) => maxM2 === undefined || minM2 <= maxM2, {
      path: ['maxM2'],
      message: 'Expected maxM2 not below minM2',
    }),
  reads: ['areaM2', 'divisibleFromM2'],
  offer: ({ space }) => ({ offeredM2: space.facts.areaM2, offeredFromM2: space.facts.divisibleFromM2 }),
  facts: ({ minM2, maxM2 }, { offeredM2, offeredFromM2 }): AreaFacts => ({
    requiredMinM2: minM2,
    requiredMaxM2: maxM2,
    offeredM2,
    offeredFromM2,
  }),
  verdict,
  satisfaction,
  change,
  total: {
    facts: areaTogether,
    needs,
    // A space of unknown area makes the whole unknown; one of unknown division only where the whole is too big.
    clouds: ({ offeredM2 }) => offeredM2 === undefined,
    size: ({ requiredMinM2, offeredM2 = Infinity, ...facts }) => ({
      least: requiredMinM2,
      whole: offeredM2,
      part: leastPartM2({ offeredM2, ...facts }),
    }),
  },
  isGrowing: true,
  better: { offeredM2: 'more', offeredFromM2: 'less' },
  corners,
  harder: { minM2: 'more', maxM2: 'less' },
  negotiable: true,
  scale: { unit: 'm²', span: AREA_SPAN_M2 },
});

type Offer = Pick<AreaFacts, 'offeredM2' | 'offeredFromM2'>;

/**
 * A whole may be too small and too big, so neither more nor less of it is better. The best of a box is as big as any and
 * can be let in parts as small as the smallest whole; where their division is not known, that may be too good for wholes
 * that are all too big, of which the smallest stands for itself. All of a box fit for sure where the smallest and the
 * biggest do.
 */
function corners({ best, worst }: { readonly best: Offer; readonly worst: Offer }): Corners<Offer> {
  const divided = { ...best, offeredFromM2: leastKnownM2(best.offeredFromM2, worst.offeredM2) };
  return {
    best: best.offeredFromM2 === undefined ? [divided, { ...best, offeredM2: worst.offeredM2 }] : [divided],
    worst: [worst, { ...worst, offeredM2: best.offeredM2 }],
  };
}

/** The smaller part that is known: of a box whose spaces are let only whole, or whose division is not known, the smallest whole. */
function leastKnownM2(fromM2: number | 'none' | undefined, wholeM2: number | undefined): number | 'none' | undefined {
  if (wholeM2 === undefined) return fromM2;
  return typeof fromM2 === 'number' ? Math.min(fromM2, wholeM2) : wholeM2;
}

// A type alias and not an interface, so that it can stand for a record of facts.
type AreaFacts = Readonly<{
  requiredMinM2: number;
  requiredMaxM2: number | undefined;
  /** The whole. */
  offeredM2: number | undefined;
  /** The least part. */
  offeredFromM2: number | 'none' | undefined;
}>;

function verdict(facts: AreaFacts): Verdict {
  const { requiredMinM2, requiredMaxM2 = Infinity, offeredM2 } = facts;
  if (offeredM2 === undefined) return 'unknown';
  if (offeredM2 < requiredMinM2) return 'unmet';
  if (offeredM2 <= requiredMaxM2) return 'met';
  const leastM2 = leastPartM2(facts);
  if (leastM2 === undefined) return 'unknown';
  return leastM2 <= requiredMaxM2 ? 'met' : 'unmet';
}

function satisfaction(facts: AreaFacts): Range {
  const { requiredMinM2, requiredMaxM2 = Infinity, offeredM2 } = facts;
  if (offeredM2 === undefined) return UNKNOWN;
  const outcome = verdict(facts);
  if (outcome === 'met') return FULL;
  if (offeredM2 < requiredMinM2) {
    return exactly(rising(offeredM2, { ideal: requiredMinM2, limit: requiredMinM2 * WORTHLESS_BELOW_SHARE }));
  }
  const tooBig = { ideal: requiredMaxM2, limit: requiredMaxM2 * WORTHLESS_ABOVE_TIMES };
  if (outcome === 'unknown') return { low: falling(offeredM2, tooBig), high: 1 };
  return exactly(falling(leastPartM2(facts) ?? offeredM2, tooBig));
}

function change(facts: AreaFacts): AskChange | undefined {
  const { requiredMinM2, requiredMaxM2, offeredM2 } = facts;
  if (offeredM2 !== undefined && offeredM2 < requiredMinM2) return numberChange(requiredMinM2, offeredM2, AREA_SPAN_M2);
  if (requiredMaxM2 === undefined) return undefined;
  return numberChange(requiredMaxM2, leastPartM2(facts), AREA_SPAN_M2);
}

/** Wholes large enough, and parts small enough. */
function needs(facts: AreaFacts): readonly Need[] {
  const { requiredMinM2, requiredMaxM2 = Infinity, offeredM2 = Infinity } = facts;
  return [
    { least: requiredMinM2, amount: offeredM2 },
    ...(requiredMaxM2 === Infinity ? [] : [{ least: -requiredMaxM2, amount: -(leastPartM2(facts) ?? -Infinity) }]),
  ];
}
