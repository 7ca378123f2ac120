import { type ApiToken } from '#shared/apiTokenEndpoints.ts';
import { type Holding } from '#server/domain/access/standing.ts';

/** A token belongs to the organisation in whose name it works. */
export function holdingOfApiToken({ organisationId }: Pick<ApiToken, 'organisationId'>): Holding {
  return { organisationIds: [organisationId] };
}
