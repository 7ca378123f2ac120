import { Router } from 'express';
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
import { serve } from '#server/platform/http/serve.ts';
import { type ContactService } from './contacts.ts';
import { type EnquiryService } from './service.ts';

/** Routes of enquiries. */
export function createEnquiryRoutes(service: EnquiryService, contacts: ContactService): Router {
  const router = Router();
  serve(router, listEnquiries, ({ params, query }, asking) => service.list(asking, params.organisationId, query));
  serve(router, createEnquiry, ({ params, body }, asking) => service.send(asking, params.organisationId, body));
  serve(router, getEnquiry, ({ params }, asking) => service.get(asking, params.id));
  serve(router, markEnquirySeen, ({ params, headers }, asking) =>
    service.see(asking, { ...params, seen: headers['if-match'] }),
  );
  serve(router, writeToEnquiry, ({ params, headers, body }, asking) =>
    service.write(asking, { ...params, seen: headers['if-match'] }, body.text),
  );
  serve(router, declineEnquiry, ({ params, headers, body }, asking) =>
    service.decline(asking, { ...params, seen: headers['if-match'] }, body.reason),
  );
  serve(router, withdrawEnquiry, ({ params, headers }, asking) =>
    service.withdraw(asking, { ...params, seen: headers['if-match'] }),
  );
  serve(router, readEnquiryContact, ({ params }, asking) => contacts.read(asking, params.id));
  serve(router, listContactReadings, async ({ params }, asking) => ({
    items: await contacts.readings(asking, params.id),
  }));
  serve(router, getEnquiryHistory, async ({ params }, asking) => ({
    items: await service.history(asking, params.id),
  }));
  return router;
}
