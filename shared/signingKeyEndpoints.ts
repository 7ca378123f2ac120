import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** The keys by which access tokens are signed and checked, without their secrets. */
const SigningKeys = z.strictObject({
  /** The one that signs first. */
  items: z.array(
    z.strictObject({
      kid: z.string(),
      madeAt: z.iso.datetime(),
      /** Signs nothing since then; checks tokens of before until they have run out. */
      retiredAt: z.iso.datetime().optional(),
    }),
  ),
  /** Whether they can be changed here: not where they come from the environment. */
  canRotate: z.boolean(),
});

/** The keys as they are now. */
export const listSigningKeys = endpoint({
  id: 'listSigningKeys',
  method: 'get',
  path: '/admin/signing-keys',
  summary: 'The keys by which access tokens are signed.',
  access: { to: ['administrator'] },
  input: {},
  output: SigningKeys,
  failures: READ_FAILURES,
});

/** Makes a new key sign from now on; nobody is signed out. */
export const rotateSigningKeys = endpoint({
  id: 'rotateSigningKeys',
  method: 'post',
  path: '/admin/signing-keys/rotation',
  summary: 'Makes a new key sign access tokens.',
  access: { to: ['administrator'] },
  input: { body: z.strictObject({}) },
  output: SigningKeys,
  failures: [...WRITE_FAILURES, 'state-forbids'],
});
