import { z } from 'zod';
import { OF_POLICY_WRITERS } from './access.ts';
import { endpoint } from './endpoint.ts';
import { Gain } from './policy/preview.ts';
import { Policy } from './policy/policy.ts';
import { OpenRequirement } from './requirement.ts';
import { Slug } from './text.ts';

/** Most requirements, and most policies, of one preview. Ours. */
const REQUIREMENTS_MAX = 20;
const POLICIES_MAX = 20;

/** The preview of changed policies around a schema of requirements: the server's is closed by its catalogue, the client's is open. */
export function previewPoliciesFor<R extends z.ZodType>(requirement: R) {
  return endpoint({
    id: 'previewPolicies',
    method: 'post',
    path: '/policy-previews',
    summary:
      'Whose incentives or ranking would change, and by how much, if the given policies were in force. Stores nothing.',
    // Whoever gives policies of his own can make them as hard to reckon with as he likes.
    access: OF_POLICY_WRITERS,
    limit: 'costly',
    input: {
      body: z.strictObject({
        /** Each in the place of the stored one of its id, or new. */
        policies: z.array(Policy).min(1).max(POLICIES_MAX),
        /** The examples that ship where none are given. */
        requirements: z
          .array(z.strictObject({ id: Slug, requirement }))
          .max(REQUIREMENTS_MAX)
          .optional(),
      }),
    },
    output: z.strictObject({
      dataVersion: z.number().int().min(0),
      /** How many requirements were looked at. */
      requirements: z.number().int().min(0),
      /** In the order in which they were given. */
      gains: z.array(Gain),
    }),
    failures: [
      'invalid-request',
      'body-not-json',
      'not-signed-in',
      'second-factor-missing',
      'forbidden',
      'origin-forbidden',
      'body-too-large',
      'media-type-not-supported',
      'not-ready',
    ],
  });
}

/** The preview as the client calls it. */
export const previewPolicies = previewPoliciesFor(OpenRequirement);
