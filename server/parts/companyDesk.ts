import { Router } from 'express';
import { listDemand } from '#shared/demand.ts';
import {
  createEnquiry,
  declineEnquiry,
  getEnquiry,
  getEnquiryHistory,
  listContactReadings,
  listEnquiries,
  markEnquirySeen,
  readEnquiryContact,
  withdrawEnquiry,
  writeToEnquiry,
} from '#shared/enquiryEndpoints.ts';
import {
  getListingReportHistory,
  listListingReports,
  reportListing,
  resolveListingReport,
} from '#shared/listingReport.ts';
import {
  getRequirement,
  getRequirementHistory,
  listRequirements,
  restoreRequirement,
  shortlistSpace,
  unlistSpace,
} from '#shared/savedRequirementEndpoints.ts';
import { createContactService } from '#server/features/enquiries/contacts.ts';
import { personalOfEnquiries } from '#server/features/enquiries/personal.ts';
import { createEnquiryRepository } from '#server/features/enquiries/repository.ts';
import { createEnquiryRoutes } from '#server/features/enquiries/routes.ts';
import { createEnquiryService } from '#server/features/enquiries/service.ts';
import { type FormGuard } from '#server/features/formGuard/guard.ts';
import { type LeadOpening } from '#server/features/leads/leadOpening.ts';
import { personalOfReports } from '#server/features/listingReports/personal.ts';
import { createReportRepository } from '#server/features/listingReports/repository.ts';
import { createReportRoutes } from '#server/features/listingReports/routes.ts';
import { createReportService } from '#server/features/listingReports/service.ts';
import { type Directory } from '#server/features/organisations/directory.ts';
import { createDemandService } from '#server/features/requirements/demand.ts';
import { requirementOperations } from '#server/features/requirements/endpoint.ts';
import { createRequirementRepository } from '#server/features/requirements/repository.ts';
import { createDemandRoutes, createRequirementRoutes } from '#server/features/requirements/routes.ts';
import { createRequirementService } from '#server/features/requirements/service.ts';
import { type Ground, type Part, type Personal } from '#server/part.ts';

/** What the desk needs of other parts. */
export interface CompanyDeskNeeds {
  readonly directory: Directory;
  readonly leads: LeadOpening;
  readonly forms: Pick<FormGuard, 'pass'>;
}

/** The desk of companies: saved requirements, shortlists, enquiries, reports of wrong listings. */
export function createCompanyDesk(ground: Ground, others: CompanyDeskNeeds): Part {
  const requirements = createRequirementRepository(ground.connection);
  const enquiries = createEnquiryRepository(ground.connection);
  const operations = requirementOperations(ground.matching.requirement);
  const reports = createReportRepository(ground.connection);
  const needs = { ...ground, ...others, requirements, enquiries, reports };
  return {
    endpoints: [operations.create, operations.edit, ...OF_REQUIREMENTS, ...OF_ENQUIRIES, ...OF_REPORTS],
    routes() {
      const router = Router();
      router.use(createRequirementRoutes(createRequirementService(needs), operations));
      router.use(createDemandRoutes(createDemandService(needs)));
      router.use(createEnquiryRoutes(createEnquiryService(needs), createContactService(needs)));
      router.use(createReportRoutes(createReportService(needs)));
      return router;
    },
    async prepare() {
      await requirements.prepare();
      await enquiries.prepare();
      await reports.prepare();
    },
    jobs: [],
    personal: bothOf(personalOfEnquiries(needs), personalOfReports(needs)),
  };
}

/** What two kinds of records keep about people, as one. */
function bothOf(one: Personal, other: Personal): Personal {
  return {
    personalDataOf: async (personId) => ({
      ...(await one.personalDataOf(personId)),
      ...(await other.personalDataOf(personId)),
    }),
    async erase(personId, by) {
      await one.erase(personId, by);
      await other.erase(personId, by);
    },
    periods: [...(one.periods ?? []), ...(other.periods ?? [])],
  };
}

const OF_REQUIREMENTS = [
  listRequirements,
  getRequirement,
  shortlistSpace,
  unlistSpace,
  getRequirementHistory,
  restoreRequirement,
  listDemand,
];

const OF_REPORTS = [reportListing, listListingReports, resolveListingReport, getListingReportHistory];

const OF_ENQUIRIES = [
  listEnquiries,
  createEnquiry,
  getEnquiry,
  markEnquirySeen,
  writeToEnquiry,
  declineEnquiry,
  withdrawEnquiry,
  readEnquiryContact,
  listContactReadings,
  getEnquiryHistory,
];
