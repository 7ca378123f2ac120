import { Router } from 'express';
import {
  changeListing,
  createListing,
  exportListings,
  getListing,
  importListings,
  listHoldings,
  listListingImports,
  listListings,
  listingHistory,
  moveListing,
  previewListingImport,
  restoreListing,
  undoListingImport,
} from '#shared/listingEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type Space } from '#shared/space.ts';
import { type ListingImportService } from './imports/service.ts';
import { type ListingService } from './service.ts';

/** What the routes lead to. */
interface Needs {
  readonly listings: ListingService;
  readonly imports: ListingImportService;
  readonly csvOf: (spaces: readonly Space[]) => string;
}

/** Routes of operators' spaces and of the files that they import. */
export function createListingRoutes({ listings, imports, csvOf }: Needs): Router {
  const router = Router();
  serve(router, listListings, ({ params, query }, asking) => listings.list(params.organisationId, query, asking));
  serve(router, exportListings, async ({ params }, asking) => csvOf(await listings.all(params.organisationId, asking)));
  serve(router, listHoldings, ({ params, query }, asking) => listings.holdings(params.organisationId, query, asking));
  serve(router, createListing, ({ params, body }, asking) => listings.create(params.organisationId, body, asking));
  serve(router, getListing, ({ params }, asking) => listings.get(params.id, asking));
  serve(router, changeListing, ({ params, headers, body }, asking) =>
    listings.change({ id: params.id, seen: headers['if-match'] }, body, asking),
  );
  serve(router, moveListing, ({ params, headers, body }, asking) =>
    listings.move({ id: params.id, seen: headers['if-match'] }, body, asking),
  );
  serve(router, listingHistory, async ({ params }, asking) => ({ items: await listings.history(params.id, asking) }));
  serve(router, restoreListing, ({ params, headers, body }, asking) =>
    listings.restore({ id: params.id, seen: headers['if-match'] }, body.revision, asking),
  );
  serve(router, previewListingImport, ({ params, body }, asking) =>
    imports.preview(params.organisationId, body, asking),
  );
  serve(router, importListings, ({ params, body }, asking) => imports.run(params.organisationId, body, asking));
  serve(router, listListingImports, ({ params, query }, asking) => imports.list(params.organisationId, query, asking));
  serve(router, undoListingImport, ({ params, headers }, asking) =>
    imports.undo({ id: params.id, seen: headers['if-match'] }, asking),
  );
  return router;
}
