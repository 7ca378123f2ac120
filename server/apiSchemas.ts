import { type z } from 'zod';
import { SessionShown } from '#shared/account.ts';
import {
  Adjacency,
  Bundle,
  Change,
  Counts,
  GrowthPath,
  Match,
  NearMiss,
  ParkSummary,
  PlacedSpace,
  Relaxation,
} from '#shared/answer.ts';
import { ApiToken } from '#shared/apiTokenEndpoints.ts';
import { Attachment } from '#shared/attachment.ts';
import { AuditEntry } from '#shared/audit.ts';
import { Capsule, JudgedData, RankedSpace } from '#shared/capsule.ts';
import { Certificate } from '#shared/certificate.ts';
import { Contact, MaskedContact } from '#shared/contact.ts';
import { CriterionDescription, FactValue, Finding, Range } from '#shared/criterion.ts';
import { Enquiry, EnquiryPart } from '#shared/enquiry.ts';
import { HistoryEntry } from '#shared/history.ts';
import { Invitation } from '#shared/invitationEndpoints.ts';
import { Lead, LeadSummary } from '#shared/lead.ts';
import { Listing, ListingContent, ListingFacts, NewListing } from '#shared/listing.ts';
import { ListingImport, ListingImportPreview } from '#shared/listingImport.ts';
import { ListingReport } from '#shared/listingReport.ts';
import { Me } from '#shared/me.ts';
import { Member } from '#shared/memberEndpoints.ts';
import { CostAssumptions, CostRange, OccupancyCost, UsedAssumption } from '#shared/occupancyCost.ts';
import { JobState } from '#shared/operationEndpoints.ts';
import { Organisation } from '#shared/organisation.ts';
import { Park } from '#shared/park.ts';
import { ParkClaim } from '#shared/parkClaimEndpoints.ts';
import { PersonShown } from '#shared/peopleEndpoints.ts';
import { Place } from '#shared/place.ts';
import { Benefit } from '#shared/policy/benefit.ts';
import { Condition, Trace } from '#shared/policy/condition.ts';
import { CaseRun, DraftCase, DraftSummary, EditedDraft } from '#shared/policy/draft.ts';
import { FactId, PolicyFacts } from '#shared/policy/facts.ts';
import { AwardAmount, IncentiveStack, Incentives, JudgedMeasure, NextQuestion } from '#shared/policy/judged.ts';
import { Measure, Policy } from '#shared/policy/policy.ts';
import { ApproximatePosition } from '#shared/position.ts';
import { Registration } from '#shared/registrationEndpoints.ts';
import { Replay } from '#shared/replay.ts';
import { Company, OpenRequirement } from '#shared/requirement.ts';
import { Resource } from '#shared/resource.ts';
import { RequirementSummary, SavedRequirement, ShortlistEntry } from '#shared/savedRequirement.ts';
import { Sector } from '#shared/sector.ts';
import { Source } from '#shared/source.ts';
import { Space, SpaceFacts } from '#shared/space.ts';
import { BilingualText, Slug } from '#shared/text.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { type Criterion } from './domain/matching/criterion.ts';
import { closedRequirement } from './features/matches/requirement.ts';

/** Schemas that the OpenAPI document keeps once and refers to; the requirement is the one that is closed by a catalogue. */
export function namedSchemas(catalogue: readonly Criterion[]): Readonly<Record<string, z.ZodType>> {
  return { ...NAMED, Requirement: closedRequirement(catalogue) };
}

const NAMED = {
  Adjacency,
  ApiToken,
  ApproximatePosition,
  Attachment,
  AuditEntry,
  AwardAmount,
  Benefit,
  BilingualText,
  Bundle,
  Capsule,
  CaseRun,
  Certificate,
  Change,
  Company,
  Condition,
  Contact,
  CostAssumptions,
  CostRange,
  Counts,
  CriterionDescription,
  DraftCase,
  DraftSummary,
  EditedDraft,
  Enquiry,
  EnquiryPart,
  FactId,
  FactValue,
  Finding,
  GrowthPath,
  HistoryEntry,
  Incentives,
  IncentiveStack,
  Invitation,
  JobState,
  JudgedData,
  JudgedMeasure,
  Lead,
  LeadSummary,
  Listing,
  ListingContent,
  ListingFacts,
  ListingImport,
  ListingImportPreview,
  ListingReport,
  MaskedContact,
  Match,
  Me,
  Measure,
  Member,
  NearMiss,
  NewListing,
  NextQuestion,
  OccupancyCost,
  OpenRequirement,
  Organisation,
  Park,
  ParkClaim,
  ParkSummary,
  PersonShown,
  Place,
  PlacedSpace,
  Policy,
  PolicyFacts,
  Range,
  RankedSpace,
  Registration,
  Relaxation,
  Replay,
  RequirementSummary,
  Resource,
  SavedRequirement,
  Sector,
  SectorId,
  SessionShown,
  ShortlistEntry,
  Slug,
  Source,
  Space,
  SpaceFacts,
  Trace,
  UsedAssumption,
};
