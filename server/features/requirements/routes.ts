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
import { serve } from '#server/platform/http/serve.ts';
import { type DemandService } from './demand.ts';
import { type RequirementOperations } from './endpoint.ts';
import { type RequirementService } from './service.ts';

/** Routes of the requirements that companies keep. */
export function createRequirementRoutes(service: RequirementService, { create, edit }: RequirementOperations): Router {
  const router = Router();
  serve(router, listRequirements, ({ params, query }, asking) => service.list(asking, params.organisationId, query));
  serve(router, create, ({ params, body }, asking) => service.create(asking, params.organisationId, body));
  serve(router, getRequirement, ({ params }, asking) => service.get(asking, params.id));
  serve(router, edit, ({ params, headers, body }, asking) =>
    service.edit(asking, { id: params.id, seen: headers['if-match'] }, body),
  );
  serve(router, shortlistSpace, ({ params: { id, spaceId }, headers, body }, asking) =>
    service.shortlist(asking, { id, seen: headers['if-match'] }, { ...body, spaceId }),
  );
  serve(router, unlistSpace, ({ params: { id, spaceId }, headers }, asking) =>
    service.unlist(asking, { id, seen: headers['if-match'] }, spaceId),
  );
  serve(router, getRequirementHistory, async ({ params }, asking) => ({
    items: await service.history(asking, params.id),
  }));
  serve(router, restoreRequirement, ({ params, headers, body }, asking) =>
    service.restore(asking, { id: params.id, seen: headers['if-match'] }, body.revision),
  );
  return router;
}

/** The route of the demand that operators see. */
export function createDemandRoutes(demand: DemandService): Router {
  const router = Router();
  serve(router, listDemand, ({ params, query }, asking) => demand.list(asking, params.organisationId, query));
  return router;
}
