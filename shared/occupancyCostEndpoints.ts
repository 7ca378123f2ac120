import { z } from 'zod';
import { OPEN } from './access.ts';
import { endpoint } from './endpoint.ts';
import { OccupancyCost } from './occupancyCost.ts';
import { OpenRequirement } from './requirement.ts';
import { SpaceId } from './space.ts';

/** Most spaces whose cost one answer gives. Ours: as many as are compared side by side, and more. */
const COSTED_SPACES_MAX = 20;

/** The cost operation around a schema of requirements: the server's is closed by its catalogue, the client's is open. */
export function findOccupancyCostsFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'findOccupancyCosts',
    method: 'post',
    path: '/occupancy-costs',
    summary: 'Reckons what occupying each of some spaces costs over the horizon of a requirement, year by year.',
    access: OPEN,
    limit: 'costly',
    input: {
      body: z.strictObject({
        requirement,
        spaceIds: z
          .array(SpaceId)
          .min(1)
          .max(COSTED_SPACES_MAX)
          .refine((ids) => new Set(ids).size === ids.length, 'Expected each space once'),
      }),
    },
    output: z.strictObject({
      engineVersion: z.string(),
      dataVersion: z.number().int().min(0),
      evaluatedAt: z.iso.datetime(),
      /** As asked, with the day filled in. */
      requirement,
      /** One for each space, in the order in which they were asked for. */
      costs: z.array(OccupancyCost),
    }),
    failures: ['invalid-request', 'body-not-json', 'body-too-large', 'media-type-not-supported', 'not-ready'],
  });
}

/** The cost operation as the client calls it. */
export const findOccupancyCosts = findOccupancyCostsFor(OpenRequirement);
export type OccupancyCosts = z.output<typeof findOccupancyCosts.output>;
