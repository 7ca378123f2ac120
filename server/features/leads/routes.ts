import { Router } from 'express';
import { type z } from 'zod';
import { type Endpoint } from '#shared/endpoint.ts';
import {
  assignLead,
  createLeadFor,
  editLeadContact,
  editLeadFor,
  eraseLeadContact,
  exportLeads,
  getLead,
  leadFigures,
  leadHistory,
  listLeadOwners,
  listLeads,
  moveLead,
  noteLead,
  readLeadContact,
  restoreLead,
  sendPublicLeadFor,
  takeLead,
} from '#shared/leadEndpoints.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type LeadService } from './service.ts';

/** Every operation of leads, and the routes that serve them. */
export interface LeadRoutes {
  readonly endpoints: readonly Endpoint[];
  readonly routes: (leads: LeadService) => Router;
}

/** Leads whose requirements are closed by a schema. */
export function createLeadRoutes(requirement: z.ZodType<OpenRequirement>): LeadRoutes {
  const createLead = createLeadFor(requirement);
  const editLead = editLeadFor(requirement);
  const sendPublicLead = sendPublicLeadFor(requirement);
  return {
    endpoints: [createLead, editLead, sendPublicLead, ...OF_BUREAUS, ...OF_A_LEAD],
    routes(leads) {
      const router = Router();
      serve(router, sendPublicLead, ({ body }, asking) => leads.send(asking, body));
      serve(router, createLead, ({ params, body }, asking) => leads.enter(asking, params.organisationId, body));
      serve(router, editLead, ({ params, headers, body }, asking) =>
        leads.edit({ id: params.id, seen: headers['if-match'], asking }, body),
      );
      ofBureaus(router, leads);
      ofALead(router, leads);
      return router;
    },
  };
}

const OF_BUREAUS: readonly Endpoint[] = [listLeads, exportLeads, leadFigures, listLeadOwners];

function ofBureaus(router: Router, leads: LeadService): void {
  serve(router, listLeads, ({ params, query }, asking) => leads.list(asking, params.organisationId, query));
  serve(router, exportLeads, ({ params, query }, asking) => leads.export(asking, params.organisationId, query));
  serve(router, leadFigures, ({ params }, asking) => leads.figures(asking, params.organisationId));
  serve(router, listLeadOwners, async ({ params }, asking) => ({
    items: await leads.owners(asking, params.organisationId),
  }));
}

const OF_A_LEAD: readonly Endpoint[] = [
  getLead,
  moveLead,
  noteLead,
  takeLead,
  assignLead,
  readLeadContact,
  editLeadContact,
  eraseLeadContact,
  leadHistory,
  restoreLead,
];

function ofALead(router: Router, leads: LeadService): void {
  serve(router, getLead, ({ params }, asking) => leads.get(asking, params.id));
  serve(router, moveLead, ({ params, headers, body }, asking) =>
    leads.move({ id: params.id, seen: headers['if-match'], asking }, body.to, body.reason),
  );
  serve(router, noteLead, ({ params, body }, asking) => leads.note({ id: params.id, asking }, body));
  serve(router, takeLead, ({ params, headers }, asking) =>
    leads.take({ id: params.id, seen: headers['if-match'], asking }),
  );
  serve(router, assignLead, ({ params, headers, body }, asking) =>
    leads.assign({ id: params.id, seen: headers['if-match'], asking }, body.personId),
  );
  serve(router, readLeadContact, ({ params }, asking) => leads.readContact({ id: params.id, asking }));
  serve(router, editLeadContact, ({ params, headers, body }, asking) =>
    leads.editContact({ id: params.id, seen: headers['if-match'], asking }, body),
  );
  serve(router, eraseLeadContact, ({ params, headers }, asking) =>
    leads.eraseContact({ id: params.id, seen: headers['if-match'], asking }),
  );
  serve(router, leadHistory, async ({ params }, asking) => ({ items: await leads.history(asking, params.id) }));
  serve(router, restoreLead, ({ params, headers, body }, asking) =>
    leads.restore({ id: params.id, seen: headers['if-match'], asking }, body.revision),
  );
}
