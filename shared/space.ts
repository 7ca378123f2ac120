import { z } from 'zod';
import { ApproximatePosition } from './position.ts';
import { BilingualText, Slug } from './text.ts';
import {
  CleanroomGrade,
  ColdBand,
  EffluentTreatment,
  EiaPath,
  FireHazardClass,
  FitOut,
  GmpRegime,
  IchGuideline,
  SectorId,
  SupplyStage,
  Tenure,
  VibrationCurve,
} from './vocabulary.ts';

/** Ids of spaces may carry a number of the operator's own: letters, digits, dots, hyphens and underscores. */
export const SpaceId = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/u, 'Expected letters, digits, dots, hyphens or underscores');
export type SpaceId = z.infer<typeof SpaceId>;

/** The fact does not apply or there is none of it, and that is known; an absent fact is not known. */
const NONE = z.literal('none');
const available = z.enum(['available', 'none']);
const positive = z.number().positive();

/** Most months free of rent that a lease may begin with. Ours: what is let for nothing for longer is no lease of a market. */
export const RENT_FREE_MONTHS_MAX = 24;

/**
 * What is known of a space. Each fact is a value, `"none"` (does not apply, or there is none), or absent (not known).
 * A list that is given is complete.
 */
export const SpaceFacts = z.strictObject({
  /** Gross floor area of the whole space. */
  areaM2: positive.max(10_000_000).optional(),
  /** Smallest part that is let by itself; `none` where the space is let only whole. */
  divisibleFromM2: z.union([positive.max(10_000_000), NONE]).optional(),
  tenures: z.array(Tenure).min(1).optional(),
  /** Rent as advertised, without property fee and without VAT; `none` where the space is not for lease. */
  rentFenPerM2Month: z.union([z.number().int().nonnegative().max(10_000_000), NONE]).optional(),
  /** Management (property) fee; `none` where the rent covers it. */
  managementFeeFenPerM2Month: z.union([z.number().int().nonnegative().max(10_000_000), NONE]).optional(),
  /** Months from the start of the lease for which no rent is due. */
  rentFreeMonths: z.union([positive.max(RENT_FREE_MONTHS_MAX), NONE]).optional(),
  /** Deposit, in months of rent. */
  depositMonths: z.union([positive.max(24), NONE]).optional(),
  /** First day on which the tenant may start fitting out. */
  availableFrom: z.iso.date().optional(),
  stage: SupplyStage.optional(),
  fitOut: FitOut.optional(),
  /** Cleanest grade of an existing, qualified cleanroom. */
  cleanroomGrade: z.union([CleanroomGrade, NONE]).optional(),
  /** Cleanest grade that the operator declares can be built here. */
  cleanroomAchievable: z.union([CleanroomGrade, NONE]).optional(),
  /** Whether a fresh-air intake for air handling exists or may be built. */
  freshAirIntake: available.optional(),
  /** Regimes that the park documents that it supports. */
  gmpRegimes: z.array(GmpRegime).optional(),
  /** Guidelines that the park documents that it supports. */
  ichGuidelines: z.array(IchGuideline).optional(),
  /** Highest biosafety level that may be run. */
  biosafetyLevel: z.union([z.number().int().min(1).max(4), NONE]).optional(),
  admittedSectors: z.array(SectorId).optional(),
  /** Most hazardous class that the building is accepted for. */
  fireHazardClass: FireHazardClass.optional(),
  /** Deepest environmental approval that the site admits. */
  eiaPath: EiaPath.optional(),
  /** Process effluent that the space may discharge. */
  effluentM3PerDay: z.union([positive.max(1_000_000), NONE]).optional(),
  effluentTreatment: z.union([EffluentTreatment, NONE]).optional(),
  /** Design live load of the floor (GB 50009), not of the roof. */
  floorLoadKnPerM2: positive.max(1000).optional(),
  clearHeightM: positive.max(100).optional(),
  /** Smaller spacing of the column grid; `none` where the space is free of columns. */
  columnSpanM: z.union([positive.max(200), NONE]).optional(),
  /** 1 is the ground floor, -1 the first basement; there is no floor 0. */
  floorNumber: z
    .number()
    .int()
    .min(-10)
    .max(200)
    .refine((floor) => floor !== 0, 'There is no floor 0: 1 is the ground floor')
    .optional(),
  /** Load of the largest freight lift that serves the space. */
  freightLiftT: z.union([positive.max(100), NONE]).optional(),
  loadingDocks: z.union([z.number().int().positive().max(1000), NONE]).optional(),
  /** Apparent power allotted to the space. */
  powerKva: positive.max(1_000_000).optional(),
  /** Supply from two independent feeders. */
  dualFeed: available.optional(),
  steam: available.optional(),
  steamTPerH: positive.max(10_000).optional(),
  purifiedWater: available.optional(),
  purifiedWaterM3PerH: positive.max(10_000).optional(),
  /** Water for injection. */
  wfi: available.optional(),
  wfiM3PerH: positive.max(10_000).optional(),
  coldStoreBands: z.union([z.array(ColdBand).min(1), NONE]).optional(),
  /** Most hazardous class of goods that the park's store takes. */
  hazardousGoodsStoreClass: z.union([FireHazardClass, NONE]).optional(),
  /** Quietest curve that the floor is measured or designed to keep. */
  vibrationCurve: z.union([VibrationCurve, NONE]).optional(),
  /** Facility for specific-pathogen-free animals, existing or permitted. */
  spfAnimals: available.optional(),
});
export type SpaceFacts = z.infer<typeof SpaceFacts>;

/**
 * Whether a space can be had: vacant, held for somebody, in negotiation with somebody, coming (being built or planned),
 * leaving (its tenant goes); or not: let, withdrawn, stale (nobody confirmed it for long).
 */
export const SpaceStatus = z.enum([
  'vacant',
  'held',
  'in-negotiation',
  'coming',
  'leaving',
  'let',
  'withdrawn',
  'stale',
]);
export type SpaceStatus = z.infer<typeof SpaceStatus>;

/** One lettable unit 可租空间 of a park: the thing that a requirement is matched with. */
export const Space = z.strictObject({
  id: SpaceId,
  parkId: Slug,
  /** Building within the park, by the operator's own number or name; absent where it is not known. */
  building: z.string().min(1).max(80).optional(),
  name: BilingualText,
  status: SpaceStatus,
  /** Invented for demonstration inside a real park. */
  demo: z.boolean(),
  /** Absent where the space is only known to lie in its park: then it inherits the park's. */
  location: ApproximatePosition.optional(),
  facts: SpaceFacts,
  /** Where the figures come from, and the day they were last confirmed. */
  provenance: z.strictObject({ from: z.string().min(1).max(300), on: z.iso.date().optional() }),
});
export type Space = z.infer<typeof Space>;
