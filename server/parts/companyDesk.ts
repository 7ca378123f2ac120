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
import { type LeadOpening } from '#server/features/leads/leadOpening.ts';
import { type Directory } from '#server/features/organisations/directory.ts';
import { createDemandService } from '#server/features/requirements/demand.ts';
import { requirementOperations } from '#server/features/requirements/endpoint.ts';
import { createRequirementRepository } from '#server/features/requirements/repository.ts';
import { createDemandRoutes, createRequirementRoutes } from '#server/features/requirements/routes.ts';
import { createRequirementService } from '#server/features/requirements/service.ts';
import { type Ground, type Part } from '#server/part.ts';

/** What the desk needs of other parts. */
export interface CompanyDeskNeeds {
  readonly directory: Directory;
  readonly leads: LeadOpening;
}

/** The desk of companies: saved requirements, shortlists, enquiries. */
export function createCompanyDesk(ground: Ground, { directory, leads }: CompanyDeskNeeds): Part {
  const requirements = createRequirementRepository(ground.connection);
  const enquiries = createEnquiryRepository(ground.connection);
  const operations = requirementOperations(ground.matching.requirement);
  const needs = { ...ground, requirements, enquiries, directory, leads };
  return {
    endpoints: [operations.create, operations.edit, ...OF_REQUIREMENTS, ...OF_ENQUIRIES],
    routes() {
      const router = Router();
      router.use(createRequirementRoutes(createRequirementService(needs), operations));
      router.use(createDemandRoutes(createDemandService(needs)));
      router.use(createEnquiryRoutes(createEnquiryService(needs), createContactService(needs)));
      return router;
    },
    async prepare() {
      await requirements.prepare();
      await enquiries.prepare();
    },
    jobs: [],
    personal: personalOfEnquiries(needs),
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
