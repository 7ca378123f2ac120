import { Router } from 'express';
import { type CriterionDescription } from '#shared/criterion.ts';
import { listCriteria } from '#shared/stockEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { pageBy } from '#server/platform/paging.ts';

/** Routes of the catalogue of criteria, which are listed in its own order. */
export function createCriterionRoutes(catalogue: readonly CriterionDescription[]): Router {
  const router = Router();
  serve(router, listCriteria, ({ query }) =>
    pageBy(query, ({ limit, after }) => {
      const start = catalogue.findIndex(({ id }) => id === after) + 1;
      return Promise.resolve(catalogue.slice(start, start + limit));
    }),
  );
  return router;
}
