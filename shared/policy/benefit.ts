import { z } from 'zod';
import { BilingualText, Slug } from '../text.ts';
import { FEN_MAX, FactId } from './facts.ts';
import { AwardItem } from './terms.ts';

const fen = z.number().int().nonnegative().max(FEN_MAX);
const percent = z.number().positive().max(100);

/** An award of the same policy by its id, of another by `policyId/measureId`, or all awards of a policy by `policyId/*`. */
export const AwardRef = z.string().regex(/^[a-z0-9-]+(?:\/(?:[a-z0-9-]+|\*))?$/u);
export type AwardRef = z.infer<typeof AwardRef>;

/** A share of a base. Where neither rate nor range was found, it is anything up to the base. */
const Percentage = z.strictObject({
  kind: z.literal('percentage'),
  ratePct: percent.optional(),
  /** Lowest and highest, where the authority chooses. */
  ratePctRange: z.tuple([percent, percent]).optional(),
  base: FactId,
  /** The base counts up to so much for each square metre of an area. */
  baseCeiling: z.strictObject({ fenPerM2: fen, area: FactId }).optional(),
});

/** So much for each square metre, once. */
const PerM2 = z.strictObject({
  kind: z.literal('per-m2'),
  fenPerM2: fen,
  area: FactId,
  /** Only the part of the area above a share of the whole counts; `share` is the fact that says which share of the whole the area is. */
  aboveShare: z.strictObject({ pct: percent, share: FactId }).optional(),
});

/** Rent support by months: each span, after those before it that hold, pays a share of the rent, or so much for each square metre and month, or is not known. Months beyond the lease pay nothing. */
const Rent = z.strictObject({
  kind: z.literal('rent'),
  spans: z
    .array(
      z.strictObject({
        months: z.number().int().positive().max(1200),
        /** Share of the rent; 100 are free months. */
        sharePct: percent.optional(),
        fenPerM2Month: fen.optional(),
        /** Holds only for leases of at least so many months. */
        fromLeaseMonths: z.number().int().positive().optional(),
      }),
    )
    .min(1)
    .max(40),
  /** No more than so many square metres count. */
  areaUpToM2: z.number().positive().optional(),
});

/** A sum; `isCeiling` where the source gives it as the most that is paid. */
const Fixed = z.strictObject({ kind: z.literal('fixed'), amountFen: fen, isCeiling: z.boolean().optional() });

/** A sum that nobody found; its cap may be known. */
const Unstated = z.strictObject({ kind: z.literal('unstated') });

/** Sums by thresholds of a fact: that of the highest that is reached, or of every one that is. */
const Tiered = z.strictObject({
  kind: z.literal('tiered'),
  fact: FactId,
  counts: z.enum(['highest', 'each']),
  steps: z
    .array(z.strictObject({ from: z.number().nonnegative(), amountFen: fen }))
    .min(1)
    .max(50),
});

/** A sum from a threshold on, and a further one for every so much above it. */
const Stepped = z.strictObject({
  kind: z.literal('stepped'),
  fact: FactId,
  from: z.number().nonnegative(),
  amountFen: fen,
  every: z.number().positive(),
  furtherFen: fen,
});

/** A share of each of other awards. */
const ShareOfAward = z.strictObject({
  kind: z.literal('share-of-award'),
  sharePct: percent,
  of: z.array(AwardRef).min(1),
  /** Only awards that pay for one of these count. One granted before counts as well where it is not known under which measure. */
  items: z.array(AwardItem).min(1).optional(),
});

/** Raises the caps per award, product and project of awards of the same policy: by a sum, or by a share of the cap, or both; by nobody knows how much where neither is given. */
const CapRaise = z.strictObject({
  kind: z.literal('cap-raise'),
  raiseFen: fen.optional(),
  raisePct: percent.optional(),
  of: z.array(Slug).min(1),
});

/** A share of the interest on loans, over years. */
const LoanInterest = z.strictObject({
  kind: z.literal('loan-interest'),
  sharePct: percent.optional(),
  years: z.number().int().positive().max(30).optional(),
});

/** So much for each talent. */
const Talent = z.strictObject({ kind: z.literal('talent'), fenPerTalent: fen.optional() });

/** A right to land or floor area; no money. */
const LandRight = z.strictObject({ kind: z.literal('land-right'), says: BilingualText });

/** A service; no money. */
const Service = z.strictObject({ kind: z.literal('service'), says: BilingualText });

/** What a measure gives. Money in integer fen. */
export const Benefit = z.discriminatedUnion('kind', [
  Percentage,
  PerM2,
  Rent,
  Fixed,
  Unstated,
  Tiered,
  Stepped,
  ShareOfAward,
  CapRaise,
  LoanInterest,
  Talent,
  LandRight,
  Service,
]);
export type Benefit = z.infer<typeof Benefit>;

/** Most that a measure pays by itself, for each of what `per` says; several may hold. `firm-year` and `firm` limit what is paid to a company in one year, and ever. */
export const Cap = z.strictObject({
  capFen: fen.positive(),
  per: z.enum(['award', 'product', 'project', 'firm-year', 'firm']),
});
export type Cap = z.infer<typeof Cap>;
