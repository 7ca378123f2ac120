import { z } from 'zod';

/** How sure a clause is: A read on a government site, B its text or a news report of it, C one weak page. */
export const Confidence = z.enum(['A', 'B', 'C']);
export type Confidence = z.infer<typeof Confidence>;

/** Who issued a policy, from the nation down. */
export const PolicyLevel = z.enum(['national', 'province', 'city', 'district', 'park']);
export type PolicyLevel = z.infer<typeof PolicyLevel>;

/** How far a product is, in the words of the policies: pre-clinical, clinical trial approval (CTA), phases, approval. */
export const ProductStage = z.enum(['preclinical', 'cta', 'ph1', 'ph2', 'ph3', 'approval', 'overseas-clinical']);
export type ProductStage = z.infer<typeof ProductStage>;

/** Registration class of a drug: 1 innovative, 2 improved, and so on; 6 occurs with traditional Chinese medicine only. */
export const DrugClass = z.enum(['1', '2', '3', '4', '5', '6']);
export type DrugClass = z.infer<typeof DrugClass>;

/** What kind of drug it is, in the words of the policies; TCM is traditional Chinese medicine 中药. */
export const DrugKind = z.enum(['chemical', 'biological', 'cell-gene', 'tcm', 'api', 'excipient', 'generic']);
export type DrugKind = z.infer<typeof DrugKind>;

/** Registration class of a medical device, by risk. */
export const DeviceClass = z.enum(['1', '2', '3']);
export type DeviceClass = z.infer<typeof DeviceClass>;

/** By which route a product is registered: the special review of innovative ones 创新通道 or the priority review 优先审批 of the nation or of a province, or the general one. */
export const ReviewRoute = z.enum([
  'national-innovative',
  'national-priority',
  'provincial-innovative',
  'provincial-priority',
  'general',
]);
export type ReviewRoute = z.infer<typeof ReviewRoute>;

/** Medical aesthetics 医疗美容, by electronic devices or by biological products; none of them. */
export const AestheticField = z.enum(['electronic', 'biological', 'none']);
export type AestheticField = z.infer<typeof AestheticField>;

/** What a company may hold that a policy asks for. */
export const Certificate = z.enum([
  'first-device-registration-2',
  'first-device-registration-3',
  'device-registration-2',
  'device-registration-3',
  'device-production-licence-2',
  'device-production-licence-3',
  'drug-approval',
  'drug-production-licence',
  'generic-consistency-evaluation',
  'gmp-inspection',
  'cleanliness-test-c-or-better',
  'gsp-wholesale-licence',
  'fda-approval',
  'ema-approval',
  'pmda-approval',
  'fda-cgmp',
  'ema-cgmp',
  'patent',
]);
export type Certificate = z.infer<typeof Certificate>;

/** What a company or institution may be recognised as. */
export const Recognition = z.enum([
  'national-key-laboratory',
  'national-engineering-research-centre',
  'national-enterprise-technology-centre',
  'city-service-platform',
  'public-technical-platform',
  'specialised-park',
  'high-tech-enterprise',
]);
export type Recognition = z.infer<typeof Recognition>;

/** Land by its use in Shenzhen: M1 ordinary industry, M0 new-type industry. */
export const LandUse = z.enum(['m0', 'm1', 'other']);
export type LandUse = z.infer<typeof LandUse>;

/** What an award pays for: two awards of one item pay for the same thing. `device-registration` is of whatever class. */
export const AwardItem = z.enum([
  'preclinical-research',
  'clinical-trial-approval',
  'clinical-phase-1',
  'clinical-phase-2',
  'clinical-phase-3',
  'overseas-clinical',
  'clinical-trial',
  'drug-approval',
  'consistency-evaluation',
  'device-registration',
  'device-registration-2',
  'device-registration-3',
  'device-trial',
  'overseas-certification',
  'research-and-development',
  'platform',
  'gmp-plant',
  'plant-building',
  'rent',
  'equipment',
  'project-investment',
  'industrialisation',
  'contract-manufacturing',
  'revenue-growth',
  'export',
  'distribution-licence',
  'foreign-capital',
  'product-use',
  'loan-interest',
  'talent',
  'basic-research',
  'other',
]);
export type AwardItem = z.infer<typeof AwardItem>;
