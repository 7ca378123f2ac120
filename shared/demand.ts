import { z } from 'zod';
import { type Access } from './access.ts';
import { AreaBand } from './areaBand.ts';
import { PAGE_QUERY, endpoint, pageOf } from './endpoint.ts';
import { OrganisationName, RecordId } from './organisation.ts';
import { PlaceId } from './place.ts';
import { DevelopmentStage, SectorId } from './vocabulary.ts';

/** What an operator sees of a requirement whose company lets operators know of it. */
export const Demand = z.strictObject({
  /** That of the requirement, which an operator cannot open. */
  id: RecordId,
  sector: SectorId.optional(),
  developmentStage: DevelopmentStage.optional(),
  areaBand: AreaBand.optional(),
  /** Places that it asks for; absent where any would do. */
  placeIds: z.array(PlaceId).optional(),
  /** Only where the company shares its name. */
  companyName: OrganisationName.optional(),
  /** How many spaces of the operator's parks fit it; absent where there are too many to count. */
  fitting: z.number().int().nonnegative().optional(),
  /** Day of its last change. */
  changedOn: z.iso.date(),
});
export type Demand = z.infer<typeof Demand>;

/** Who may read what companies share. */
export const READ_DEMAND: Access = { to: ['operator-member'], scope: 'enquiries:read' };

/** Each is counted against the spaces of the operator, so that a page holds fewer than others. */
const DEMAND_LIMIT = z.coerce.number().int().min(1).max(50).default(20);

/** Demand for the places of an operator's parks, as far as companies share it; the latest first. */
export const listDemand = endpoint({
  id: 'listDemand',
  method: 'get',
  path: '/organisations/:organisationId/demand',
  summary: 'What companies look for in the places of an operator, as far as they share it.',
  access: READ_DEMAND,
  limit: 'costly',
  input: {
    params: z.strictObject({ organisationId: RecordId }),
    query: z.strictObject({ ...PAGE_QUERY, limit: DEMAND_LIMIT, sector: SectorId.optional() }),
  },
  output: pageOf(Demand),
  failures: [
    'invalid-request',
    'not-signed-in',
    'second-factor-missing',
    'forbidden',
    'not-found',
    'too-many-requests',
  ],
});
