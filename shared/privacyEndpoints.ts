import { z } from 'zod';
import { SELF } from './access.ts';
import { GivenPassword, SecondFactorCode } from './account.ts';
import { endpoint } from './endpoint.ts';
import { RecordId } from './organisation.ts';
import { WRITE_FAILURES } from './usualFailures.ts';

/** Everything that is stored about a person. */
export const MyData = z.strictObject({
  /** The moment that it tells of. */
  at: z.iso.datetime(),
  personId: RecordId,
  /** By the kind of record, as `sessions`; docs/privacy.md says what each is for and how long it is kept. */
  records: z.record(z.string(), z.unknown()),
});
export type MyData = z.infer<typeof MyData>;

/** Gives a person everything that is stored about it. A POST, since that it was given is written down. */
export const exportMyData = endpoint({
  id: 'exportMyData',
  method: 'post',
  path: '/me/data-export',
  summary: 'Everything that is stored about you, as one JSON.',
  access: { ...SELF, beforeSecondFactor: true },
  limit: 'costly',
  input: { body: z.strictObject({}) },
  output: MyData,
  failures: WRITE_FAILURES,
});

/**
 * Erases one's account for good: the person, its sessions and memberships, its contact in what it sent, and its key, so that
 * history and log hold nothing personal of it any more.
 */
export const eraseMe = endpoint({
  id: 'eraseMe',
  method: 'post',
  path: '/me/erasure',
  summary: 'Erases your account for good. Password and code are asked for once more.',
  access: { ...SELF, beforeSecondFactor: true },
  limit: 'sign-in',
  input: { body: z.strictObject({ password: GivenPassword.optional(), code: SecondFactorCode.optional() }) },
  output: z.strictObject({}),
  failures: [...WRITE_FAILURES, 'sign-in-refused', 'totp-required', 'too-many-attempts', 'state-forbids'],
});

/** Every operation about what is stored of oneself. */
export const PRIVACY_ENDPOINTS = [exportMyData, eraseMe] as const;
