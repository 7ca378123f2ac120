import { LISTING_ENDPOINTS } from '#shared/listingEndpoints.ts';
import { createHoldJob } from '#server/features/listings/holds.ts';
import { createListingImportRepository } from '#server/features/listings/imports/repository.ts';
import { createListingImportService } from '#server/features/listings/imports/service.ts';
import { createListingRoutes } from '#server/features/listings/routes.ts';
import { createListingService } from '#server/features/listings/service.ts';
import { createWriting } from '#server/features/listings/writing.ts';
import { createDeskRepository } from '#server/features/spaces/desk/repository.ts';
import { csvOf } from '#server/features/spaces/exports/csvOf.ts';
import { textOf } from '#server/features/spaces/imports/fileText.ts';
import { readSpaceLines } from '#server/features/spaces/imports/readSpaces.ts';
import { createImportRepository } from '#server/features/spaces/imports/repository.ts';
import { type Ground, type Part } from '#server/part.ts';

/** The desk of park operators: their spaces, the states of these, and files of them. */
export function createOperatorDesk(ground: Ground): Part {
  const { connection, clock, audit, demo } = ground;
  const desk = createDeskRepository(connection, createImportRepository(connection), demo);
  const files = createListingImportRepository(connection);
  const needs = { ...ground, ...clock, desk, audit };
  const writing = createWriting(needs);
  const listings = createListingService({ ...needs, writing });
  const quietly = createWriting({ ...needs, raiseDataVersion: () => Promise.resolve() });
  const imports = createListingImportService({ ...needs, files, writing: quietly, textOf, readLines: readSpaceLines });
  return {
    endpoints: LISTING_ENDPOINTS,
    routes: () => createListingRoutes({ listings, imports, csvOf }),
    prepare: files.prepare,
    jobs: [createHoldJob({ ...needs, writing })],
  };
}
