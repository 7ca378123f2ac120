import { z } from 'zod';

/**
 * The ordered and unordered scales of the field. Where a scale is ordered, its values stand from the least to the most
 * demanding or capable, and criteria compare places in that order.
 */

/** Sub-sector 细分领域 of biomedicine; one template each. */
export const SectorId = z.enum([
  'ivd',
  'device',
  'cgt',
  'mab',
  'vaccine',
  'api',
  'osd',
  'inj',
  'synbio',
  'rehab',
  'ai',
  'cro',
  'coldchain',
]);
export type SectorId = z.infer<typeof SectorId>;

/** What the space will house: laboratory research, pilot scale or licensed production. */
export const DevelopmentStage = z.enum(['research', 'pilot', 'production']);
export type DevelopmentStage = z.infer<typeof DevelopmentStage>;

/** How far a building is: ready, being built or only planned. */
export const SupplyStage = z.enum(['existing', 'under-construction', 'planned']);
export type SupplyStage = z.infer<typeof SupplyStage>;

/** How a space may be had. */
export const Tenure = z.enum(['lease', 'purchase']);
export type Tenure = z.infer<typeof Tenure>;

/** State of the interior, least to most complete: bare structure, basic (screed, lighting, fire), fitted as laboratory or plant, fitted and qualified to GMP. */
export const FitOut = z.enum(['shell', 'basic', 'fitted', 'gmp-fitted']);
export type FitOut = z.infer<typeof FitOut>;

/** Cleanroom grade by GMP, cleanest last. At rest: D ≈ ISO 8, C ≈ ISO 7, B and A ≈ ISO 5 (EU GMP Annex 1, 2022). */
export const CleanroomGrade = z.enum(['D', 'C', 'B', 'A']);
export type CleanroomGrade = z.infer<typeof CleanroomGrade>;

/** Quality regime whose inspection a park documents that it supports. */
export const GmpRegime = z.enum(['cn-drug-gmp', 'cn-device-gmp', 'eu-gmp', 'us-cgmp', 'pics-gmp', 'glp', 'gsp']);
export type GmpRegime = z.infer<typeof GmpRegime>;

/** ICH guideline, by its code without the revision, as in `Q5A`. */
export const IchGuideline = z.string().regex(/^(?:Q(?:[1-9]|1[0-4])|S(?:[1-9]|1[0-2])|E\d{1,2}|M\d{1,2})[A-F]?$/u);
export type IchGuideline = z.infer<typeof IchGuideline>;

/** Fire hazard class of production, GB 50016 甲乙丙丁戊 as A to E, least hazardous first. A building admits its class and every class before it. */
export const FireHazardClass = z.enum(['E', 'D', 'C', 'B', 'A']);
export type FireHazardClass = z.infer<typeof FireHazardClass>;

/** Depth of environmental approval 环评, lightest first: none, registration 登记表, report form 报告表, report 报告书. A site that admits one admits every lighter one. */
export const EiaPath = z.enum(['none', 'registration', 'report-form', 'report']);
export type EiaPath = z.infer<typeof EiaPath>;

/** What kind of process effluent the park's treatment takes, weakest first: light (rinse water), biological (inactivated), high-strength (fermentation, synthesis). */
export const EffluentTreatment = z.enum(['light', 'biological', 'high-strength']);
export type EffluentTreatment = z.infer<typeof EffluentTreatment>;

/** Cold storage by temperature band, as ordered from suppliers; `ln2` is liquid nitrogen with oxygen alarm. */
export const ColdBand = z.enum(['2-8c', 'minus-20c', 'minus-40c', 'minus-80c', 'ln2']);
export type ColdBand = z.infer<typeof ColdBand>;

/** Generic vibration curve, least to most quiet: VC-A 50.8 µm/s, each letter halves. */
export const VibrationCurve = z.enum(['VC-A', 'VC-B', 'VC-C', 'VC-D', 'VC-E', 'VC-F', 'VC-G']);
export type VibrationCurve = z.infer<typeof VibrationCurve>;

/** Shared service that a park runs for its tenants. */
export const ParkService = z.enum([
  'shared-instruments',
  'public-technical-platform',
  'registration-support',
  'animal-centre',
  'hazardous-waste-collection',
  'bonded-warehouse',
  'canteen',
  'dormitory',
  'incubator',
]);
export type ParkService = z.infer<typeof ParkService>;

/** What stands near a park and may matter to a tenant. */
export const ResourceKind = z.enum([
  'service-platform',
  'instrument',
  'institute',
  'hospital',
  'firm',
  'customs',
  'airport',
]);
export type ResourceKind = z.infer<typeof ResourceKind>;
