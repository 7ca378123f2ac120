import { z } from 'zod';
import { type Access } from './access.ts';
import { FileBytes, IfMatch, PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { RecordHistory } from './history.ts';
import { Listing, ListingContent, ListingMove, ListingState, NewListing, ParkHolding } from './listing.ts';
import { ListingImport, ListingImportPreview } from './listingImport.ts';
import { RecordId } from './organisation.ts';
import { SpaceId } from './space.ts';
import { Slug } from './text.ts';
import { CHANGE_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** Whoever belongs to an operator that manages the park. */
export const LISTING_ACCESS: Access = { to: ['operator-member'], scope: 'stock:write' };
/** Whoever belongs to the organisation whose file it was. */
export const LISTING_IMPORT_ACCESS: Access = { to: ['organisation-member'], scope: 'stock:write' };

const OF_ORGANISATION = z.strictObject({ organisationId: RecordId });
const OF_SPACE = z.strictObject({ id: SpaceId });

/** By which a list of an operator's spaces may be sorted; `-` turns the order round. Unknown values stand last. */
export const ListingSort = z.enum(['id', 'areaM2', '-areaM2', 'rentFenPerM2Month', '-rentFenPerM2Month', '-updatedAt']);
export type ListingSort = z.infer<typeof ListingSort>;

const FILTERS = {
  park: Slug.optional(),
  building: z.string().min(1).max(80).optional(),
  state: ListingState.optional(),
  /** In id or name, whatever its case. */
  text: z.string().trim().min(1).max(100).optional(),
};

/** The spaces of an operator's parks. */
export const listListings = endpoint({
  id: 'listListings',
  method: 'get',
  path: '/organisations/:organisationId/listings',
  summary: 'Spaces of the parks that an operator manages.',
  access: LISTING_ACCESS,
  input: {
    params: OF_ORGANISATION,
    query: z.strictObject({ ...PAGE_QUERY, ...FILTERS, sort: ListingSort.default('id') }),
  },
  output: pageOf(Listing),
  failures: READ_FAILURES,
});

/** All of them as a file that can be imported again. */
export const exportListings = endpoint({
  id: 'exportListings',
  method: 'get',
  path: '/organisations/:organisationId/listings.csv',
  summary: 'Spaces of the parks that an operator manages, as CSV.',
  access: LISTING_ACCESS,
  input: { params: OF_ORGANISATION },
  output: z.string(),
  contentType: 'text/csv',
  fileName: 'spaces.csv',
  limit: 'costly',
  failures: READ_FAILURES,
});

/** The parks of an operator, with their buildings. */
export const listHoldings = endpoint({
  id: 'listHoldings',
  method: 'get',
  path: '/organisations/:organisationId/holdings',
  summary: 'Parks that an operator manages, with buildings and counts of spaces by state.',
  access: LISTING_ACCESS,
  input: { params: OF_ORGANISATION, query: z.strictObject(PAGE_QUERY) },
  output: pageOf(ParkHolding),
  failures: READ_FAILURES,
});

/** Adds a space to a park of the operator. */
export const createListing = endpoint({
  id: 'createListing',
  method: 'post',
  path: '/organisations/:organisationId/listings',
  summary: 'Adds a space.',
  access: LISTING_ACCESS,
  input: { params: OF_ORGANISATION, body: NewListing },
  output: Listing,
  creates: true,
  hasRevision: true,
  failures: [...WRITE_FAILURES, 'already-exists'],
});

/** One space as its operator sees it. */
export const getListing = endpoint({
  id: 'getListing',
  method: 'get',
  path: '/listings/:id',
  summary: 'One space as its operator sees it.',
  access: LISTING_ACCESS,
  input: { params: OF_SPACE },
  output: Listing,
  hasRevision: true,
  failures: READ_FAILURES,
});

/** Writes all that an operator says of a space but its state: a fact that is absent is not known any more. */
export const changeListing = endpoint({
  id: 'changeListing',
  method: 'put',
  path: '/listings/:id',
  summary: 'Changes a space; a fact that is absent is not known.',
  access: LISTING_ACCESS,
  input: { params: OF_SPACE, headers: IfMatch, body: ListingContent },
  output: Listing,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Brings a space to another state, by the table of states. */
export const moveListing = endpoint({
  id: 'moveListing',
  method: 'post',
  path: '/listings/:id/moves',
  summary: 'Changes the state of a space: holds, lets, withdraws, restores it.',
  access: LISTING_ACCESS,
  input: { params: OF_SPACE, headers: IfMatch, body: ListingMove },
  output: Listing,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** What was done to a space, newest first. */
export const listingHistory = endpoint({
  id: 'listingHistory',
  method: 'get',
  path: '/listings/:id/history',
  summary: 'What was done to a space, newest first.',
  access: LISTING_ACCESS,
  input: { params: OF_SPACE },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/** Writes again what a revision of a space said; its state stays as it is. */
export const restoreListing = endpoint({
  id: 'restoreListing',
  method: 'post',
  path: '/listings/:id/restore',
  summary: 'Writes again what an earlier revision said; the state stays.',
  access: LISTING_ACCESS,
  input: { params: OF_SPACE, headers: IfMatch, body: z.strictObject({ revision: z.number().int().positive() }) },
  output: Listing,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** What a file would do. Nothing is stored. */
export const previewListingImport = endpoint({
  id: 'previewListingImport',
  method: 'post',
  path: '/organisations/:organisationId/listing-import-previews',
  summary: 'What a CSV file of spaces would do; stores nothing.',
  access: LISTING_ACCESS,
  input: { params: OF_ORGANISATION, body: FileBytes },
  bodyType: 'text/csv',
  output: ListingImportPreview,
  limit: 'costly',
  failures: [...READ_FAILURES, 'body-too-large', 'media-type-not-supported'],
});

/** Imports a file of spaces of the operator's parks: all of it, or nothing where it has a fault. */
export const importListings = endpoint({
  id: 'importListings',
  method: 'post',
  path: '/organisations/:organisationId/listing-imports',
  summary: 'Imports a CSV file of spaces, whole or not at all.',
  access: LISTING_ACCESS,
  input: { params: OF_ORGANISATION, body: FileBytes },
  bodyType: 'text/csv',
  output: ListingImport,
  creates: true,
  hasRevision: true,
  limit: 'costly',
  failures: [...READ_FAILURES, 'body-too-large', 'media-type-not-supported'],
});

/** The files that were imported. */
export const listListingImports = endpoint({
  id: 'listListingImports',
  method: 'get',
  path: '/organisations/:organisationId/listing-imports',
  summary: 'Files of spaces that were imported at the desk.',
  access: LISTING_IMPORT_ACCESS,
  input: { params: OF_ORGANISATION, query: z.strictObject(PAGE_QUERY) },
  output: pageOf(ListingImport),
  failures: READ_FAILURES,
});

/** Takes an import back; spaces that were written since stay as they are. */
export const undoListingImport = endpoint({
  id: 'undoListingImport',
  method: 'post',
  path: '/listing-imports/:id/undo',
  summary: 'Takes an import back; spaces that were written since stay.',
  access: LISTING_IMPORT_ACCESS,
  input: { params: z.strictObject({ id: RecordId }), headers: IfMatch, body: z.strictObject({}) },
  output: ListingImport,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** Every operation of the operator's spaces. */
export const LISTING_ENDPOINTS = [
  listListings,
  exportListings,
  listHoldings,
  createListing,
  getListing,
  changeListing,
  moveListing,
  listingHistory,
  restoreListing,
  previewListingImport,
  importListings,
  listListingImports,
  undoListingImport,
] as const;
