import { z } from 'zod';
import { CriterionId, FittingVerdict, Level, WEIGHT_MAX } from './criterion.ts';
import { Park } from './park.ts';
import { Space } from './space.ts';

/** A space that is spoken of beside those shown. */
export const NamedSpace = Space.pick({ id: true, name: true, parkId: true, demo: true });
export type NamedSpace = z.infer<typeof NamedSpace>;

/** One end of the range of a weight in which the first place holds. */
export const WeightEnd = z.strictObject({
  /** To eight decimals. */
  weight: z.number().min(0).max(WEIGHT_MAX),
  /** Whether the first place still holds at the end itself, where another draws level with it; never at 0, which is no weight. */
  holds: z.boolean(),
  /** The space that is first just beyond the end; absent where the end is that of what a weight may be. */
  then: NamedSpace.optional(),
});
export type WeightEnd = z.infer<typeof WeightEnd>;

/** How far the weight of one preference may move, the others kept, while the first place stays first. */
export const WeightRange = z.strictObject({
  criterion: CriterionId,
  /** As asked; lies in the range. */
  weight: z.number().positive(),
  from: WeightEnd,
  to: WeightEnd,
});
export type WeightRange = z.infer<typeof WeightRange>;

/** How often a space ranks first, and among the first three, when the weights are left to chance; shares of the draws, 0 to 1. */
const Acceptability = z.strictObject({
  space: NamedSpace,
  first: z.number().min(0).max(1),
  topThree: z.number().min(0).max(1),
});

/** Who would be first if one criterion were not asked for. */
export const LeftOut = z.strictObject({
  criterion: CriterionId,
  level: Level,
  /** Absent where no space fits even then; so is the verdict. */
  first: NamedSpace.optional(),
  verdict: FittingVerdict.optional(),
  /** Whether another space would be first than is. */
  changes: z.boolean(),
  /** Whether the verdict on the first place would be another than it is. */
  changesVerdict: z.boolean(),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** What becomes of spaces that satisfy a preference less. */
export const Worsening = z.strictObject({
  /** How often one of the best spaces was made to miss one preference altogether, and how often that raised it: never, or the ranking is not to be trusted. */
  checked: z.number().int().min(0),
  raised: z.number().int().min(0),
  /** The rank to which the first place falls if it misses one preference altogether, in catalogue order. */
  first: z.array(z.strictObject({ criterion: CriterionId, rank: z.number().int().positive() })),
});
export type Worsening = z.infer<typeof Worsening>;

/** A shown space that no weights could put before another one shown. */
export const Dominated = z.strictObject({
  space: NamedSpace,
  /** The shown spaces that are at least as good in every preference and the verdict, and better in something; best first. */
  by: z.array(NamedSpace).min(1),
});
export type Dominated = z.infer<typeof Dominated>;

/** 1 to 3; absent where a space is beyond the third place or excluded. */
const place = z.number().int().min(1).max(3).optional();

/** What an answer could do to one space. */
export const Prospect = z.strictObject({
  space: NamedSpace,
  /** As it stands, as at best, as at worst. */
  place,
  best: place,
  worst: place,
  /** Of a must: how many further musts of the space are not known, and are taken as met for `best`. */
  alsoOpen: z.number().int().min(0),
});
export type Prospect = z.infer<typeof Prospect>;

/** Something to find out about spaces of one park, because it may change the first three. */
export const Question = z.strictObject({
  criterion: CriterionId,
  level: Level,
  /** The facts of a space that the criterion reads and that are not known; empty where it reads something else: the place, the park, the company. */
  facts: z.array(z.string()),
  park: Park.pick({ id: true, name: true }),
  /** The most places by which an answer moves one of the spaces, everything beyond the third place taken as the fourth. */
  places: z.number().int().min(1).max(3),
  /** For how many spaces an answer matters. */
  count: z.number().int().positive(),
  /** Ten of them at most, those for which it matters most first. */
  spaces: z.array(Prospect).min(1),
});
export type Question = z.infer<typeof Question>;

/** How firmly an answer stands, and what to ask next. */
export const Certificate = z.strictObject({
  /** Per preference, in catalogue order; none where no space fits. */
  weightRanges: z.array(WeightRange),
  /** Of the ten best spaces at most, in order of rank. */
  acceptability: z.strictObject({ draws: z.number().int().positive(), spaces: z.array(Acceptability) }),
  /** Per criterion, in catalogue order; musts of law and safety are never left out. */
  leaveOneOut: z.array(LeftOut),
  worsening: Worsening,
  /** In order of rank. */
  dominated: z.array(Dominated),
  /** Those that can change the first three most come first; ten at most. */
  questions: z.array(Question),
});
export type Certificate = z.infer<typeof Certificate>;
