import { Router } from 'express';
import {
  getListingReportHistory,
  listListingReports,
  reportListing,
  resolveListingReport,
} from '#shared/listingReport.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type ReportService } from './service.ts';

/** Routes of reports about listings. */
export function createReportRoutes(service: ReportService): Router {
  const router = Router();
  serve(router, reportListing, async ({ params, body }, asking) => {
    const { id, createdAt } = await service.report(asking, params.spaceId, body);
    return { id, createdAt };
  });
  serve(router, listListingReports, ({ params, query }, asking) => service.list(asking, params.organisationId, query));
  serve(router, resolveListingReport, ({ params, headers, body }, asking) =>
    service.resolve(asking, { id: params.id, seen: headers['if-match'] }, body),
  );
  serve(router, getListingReportHistory, async ({ params }, asking) => ({
    items: await service.history(asking, params.id),
  }));
  return router;
}
