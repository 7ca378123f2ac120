import { z } from 'zod';
import { PlaceId } from '../place.ts';
import { DevelopmentStage, SectorId } from '../vocabulary.ts';
import {
  AestheticField,
  Certificate,
  DeviceClass,
  DrugClass,
  DrugKind,
  LandUse,
  ProductStage,
  Recognition,
  ReviewRoute,
} from './terms.ts';

/** Most that a sum of money may be: 100 billion CNY, so that sums of many stay exact. Ours. */
export const FEN_MAX = 10_000_000_000_000;

const fen = z.number().int().nonnegative().max(FEN_MAX);
const percent = z.number().min(0).max(100);
const count = z.number().int().nonnegative().max(10_000_000);
const squareMetres = z.number().nonnegative().max(10_000_000);
const months = z.number().int().nonnegative().max(1200);

/** Facts that a company says of itself, its product and its project. Money in fen, of the award's item unless the name says of what. */
export const COMPANY_FACTS = {
  productStage: ProductStage,
  drugClass: DrugClass,
  drugKind: DrugKind,
  deviceClass: DeviceClass,
  reviewRoute: ReviewRoute,
  aestheticField: AestheticField,
  /** All that it holds; a list that is given is complete. */
  certificates: z.array(Certificate).max(50),
  /** All that it is recognised as; a list that is given is complete. */
  recognitions: z.array(Recognition).max(50),
  /** Where it is registered now: the place and, in conditions, all places above it. */
  registeredPlace: PlaceId,
  /** It will be registered, taxed and counted in statistics where the space lies. */
  registersAtSite: z.boolean(),
  /** The product is or will be made where the space lies, by itself or by a contract maker there. */
  producesAtSite: z.boolean(),
  foundedOn: z.iso.date(),
  staff: count,
  isListed: z.boolean(),
  /** It has an agreement of its own with the government of the place. */
  hasAgreement: z.boolean(),
  /** It leads its industry in the area, as the authority recognises it. */
  isLeadFirm: z.boolean(),
  /** It is the owner of a new industrial building, not a tenant. */
  isBuildingOwner: z.boolean(),
  revenueFenPerYear: fen,
  exportUsdPerYear: z.number().int().nonnegative().max(100_000_000_000),
  rdCostFenPerYear: fen,
  /** Research and development cost of the product, or of the stage it is at, in all. */
  rdCostFen: fen,
  /** The same without labour. */
  rdCostWithoutLabourFen: fen,
  trialCostFen: fen,
  trialCostInChinaFen: fen,
  /** An institution of the place leads the trial. */
  localTrialLead: z.boolean(),
  /** Trials are entrusted to institutions of the place. */
  localTrials: z.boolean(),
  totalInvestmentFen: fen,
  fixedInvestmentFen: fen,
  /** Part of the total that is the company's own money. */
  ownMoneySharePct: percent,
  /** How much of the project is complete when it applies. */
  projectProgressPct: percent,
  buildPeriodMonths: months,
  reviewScore: percent,
  foreignCapitalPaidInFen: fen,
  ventureMoneyRaisedFen: fen,
  centralMoneyReceivedFen: fen,
  newEquipmentCostFen: fen,
  /** Actual cost of building or fitting out the plant. */
  plantCostFen: fen,
  /** Area that this cost was spent on. */
  plantAreaM2: squareMetres,
  certificationCostFen: fen,
  loanInterestFenPerYear: fen,
  purchasesFenPerYear: fen,
  /** A line that passed, or will pass, the GMP inspection is built. */
  hasGmpLine: z.boolean(),
  landUse: LandUse,
  /** Part of the new building's floor area that is plant. */
  plantSharePct: percent,
  newPlantAreaM2: squareMetres,
  talents: count,
} as const;

/** Facts of the requirement and of the space or place that it is judged for. */
export const SITE_FACTS = {
  sector: SectorId,
  developmentStage: DevelopmentStage,
  leasedAreaM2: squareMetres,
  floorNumber: z.number().int().min(-10).max(200),
  rentFenPerM2Month: fen,
  leaseMonths: months,
} as const;

/** Every fact that a condition may compare and an amount may be reckoned by. */
export const FACTS = { ...SITE_FACTS, ...COMPANY_FACTS } as const;

export const FactId = z.enum(
  Object.keys(FACTS).filter((name): name is keyof typeof FACTS => Object.hasOwn(FACTS, name)),
  { error: ({ input }) => `There is no fact ${JSON.stringify(input)}` },
);
export type FactId = keyof typeof FACTS;

/** What is known; a fact that is absent is not known. */
export const PolicyFacts = z.strictObject(FACTS).partial();
export type PolicyFacts = z.infer<typeof PolicyFacts>;

/** A value of any fact. */
export const PolicyFactValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
export type PolicyFactValue = z.infer<typeof PolicyFactValue>;
