import { z } from 'zod';
import { OPEN } from './access.ts';
import { endpoint } from './endpoint.ts';
import { PlaceId } from './place.ts';
import { Incentives } from './policy/judged.ts';
import { OpenRequirement } from './requirement.ts';
import { SpaceId } from './space.ts';
import { Slug } from './text.ts';

/** Most places that one question compares. Ours. */
export const PLACES_MAX = 10;

/** Where a company might settle: a space, a park or a place of the tree. */
const Site = z.union([
  z.strictObject({ spaceId: SpaceId }),
  z.strictObject({ parkId: Slug }),
  z.strictObject({ placeId: PlaceId }),
]);
export type Site = z.infer<typeof Site>;

/** The incentive operation around a schema of requirements: the server's is closed by its catalogue, the client's is open. */
export function findIncentivesFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'findIncentives',
    method: 'post',
    path: '/incentives',
    summary:
      'What the policies of spaces, parks or places promise a company: each measure judged, and the best legal stacks.',
    access: OPEN,
    limit: 'costly',
    input: { body: z.strictObject({ requirement, sites: z.array(Site).min(1).max(PLACES_MAX) }) },
    output: z.strictObject({
      dataVersion: z.number().int().min(0),
      /** In the order of the sites asked for. */
      items: z.array(z.strictObject({ site: Site, incentives: Incentives })),
    }),
    failures: ['invalid-request', 'body-not-json', 'body-too-large', 'media-type-not-supported', 'not-ready'],
  });
}

/** The incentive operation as the client calls it. */
export const findIncentives = findIncentivesFor(OpenRequirement);
