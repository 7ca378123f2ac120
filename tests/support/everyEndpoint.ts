import { type Endpoint } from '#shared/endpoint.ts';
import { endpointsOf } from '#server/endpoints.ts';
import { type Services } from '#server/services.ts';

/** Every operation that a server has. */
export function everyEndpoint({ catalogue, parts }: Services): readonly Endpoint[] {
  return [...endpointsOf(catalogue), ...parts.flatMap(({ endpoints }) => endpoints)];
}
