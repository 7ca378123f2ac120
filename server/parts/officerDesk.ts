import { leadsPersonal } from '#server/features/leads/forgetting.ts';
import { createLeadRepository } from '#server/features/leads/repository.ts';
import { createLeadRoutes } from '#server/features/leads/routes.ts';
import { type LeadNeeds, createLeadService } from '#server/features/leads/service.ts';
import { type Ground, type Part } from '#server/part.ts';

/** The desk of promotion officers: leads and the form without account. */
export function createOfficerDesk(ground: Ground, others: Pick<LeadNeeds, 'people' | 'forms'>): Part {
  const leads = createLeadRepository(ground.connection);
  const service = createLeadService({ ground, leads, ...others });
  const { endpoints, routes } = createLeadRoutes(ground.matching.requirement);
  return {
    endpoints,
    routes: () => routes(service),
    prepare: leads.prepare,
    jobs: [],
    personal: leadsPersonal(ground, leads),
  };
}
