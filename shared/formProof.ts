import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { OPEN } from './access.ts';

/** What a form without account brings along, so that programs that fill in forms are kept out. */
export const FormProof = z.strictObject({
  /** As given by `beginForm`, good for one sending. */
  token: z.string().min(1).max(200),
  /** A field that people do not see: whoever fills it in is none. */
  website: z.string().max(0, 'Is not to be filled in').optional(),
});
export type FormProof = z.infer<typeof FormProof>;

/** Gives a token for a form that somebody begins to fill in. Nothing is stored until the form is sent. */
export const beginForm = endpoint({
  id: 'beginForm',
  method: 'post',
  path: '/form-tokens',
  summary: 'A token for sending one form without account.',
  access: OPEN,
  input: { body: z.strictObject({}) },
  output: z.strictObject({
    token: z.string(),
    /** Seconds after which it can be used: nobody fills a form in sooner. */
    usableAfterS: z.number().int().nonnegative(),
    /** Seconds after which it cannot be used any more. */
    usableForS: z.number().int().positive(),
  }),
  failures: ['invalid-request', 'body-not-json', 'body-too-large', 'media-type-not-supported'],
});
