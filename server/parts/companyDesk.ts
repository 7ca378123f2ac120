import { Router } from 'express';
import { listDemand } from '#shared/demand.ts';
import {
  getRequirement,
  getRequirementHistory,
  listRequirements,
  restoreRequirement,
  shortlistSpace,
  unlistSpace,
} from '#shared/savedRequirementEndpoints.ts';
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
}

/** The desk of companies: saved requirements, shortlists, enquiries, reports of wrong listings. */
export function createCompanyDesk(ground: Ground, { directory }: CompanyDeskNeeds): Part {
  const requirements = createRequirementRepository(ground.connection);
  const operations = requirementOperations(ground.matching.requirement);
  return {
    endpoints: [
      listRequirements,
      operations.create,
      getRequirement,
      operations.edit,
      shortlistSpace,
      unlistSpace,
      getRequirementHistory,
      restoreRequirement,
      listDemand,
    ],
    routes() {
      const router = Router();
      router.use(createRequirementRoutes(createRequirementService({ ...ground, requirements }), operations));
      router.use(createDemandRoutes(createDemandService({ ...ground, requirements, directory })));
      return router;
    },
    prepare: requirements.prepare,
    jobs: [],
  };
}
