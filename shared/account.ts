import { z } from 'zod';
import { Me } from './me.ts';

/** A password that is being chosen: any characters, as many as a sentence has. What else it must not be is told by the server. */
export const NewPassword = z
  .string()
  .min(8, 'Expected at least 8 characters')
  .max(256, 'Expected at most 256 characters');

/** A password that is being shown: whatever was typed. */
export const GivenPassword = z.string().min(1).max(1000);

/** Six digits of an authenticator, or a recovery code. */
export const SecondFactorCode = z
  .string()
  .trim()
  .min(6)
  .max(30)
  .regex(/^[0-9A-Za-z -]+$/u, 'Expected six digits or a recovery code');

/** A secret that came in a link. */
export const LinkToken = z
  .string()
  .min(20)
  .max(100)
  .regex(/^[\w-]+$/u, 'Expected the token of a link');

/** What signing in gives: an access token for the next minutes; the secret by which it is renewed goes in a cookie. */
export const SignedIn = z.strictObject({
  accessToken: z.string(),
  /** The access token is good until then, exclusive. */
  expiresAt: z.iso.datetime(),
  me: Me,
});
export type SignedIn = z.infer<typeof SignedIn>;

/** One sign-in of a person on one device, as that person sees it. */
export const SessionShown = z.strictObject({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  usedAt: z.iso.datetime(),
  /** What the browser said it was; absent where it said nothing. */
  device: z.string().optional(),
  /** The one that asks. */
  isThisOne: z.boolean(),
});
export type SessionShown = z.infer<typeof SessionShown>;

/** What an authenticator must be told, shown once. */
export const SecondFactorOffer = z.strictObject({
  /** Base32, as it is typed. */
  secret: z.string(),
  /** The same as `otpauth:` address. */
  uri: z.string(),
});
export type SecondFactorOffer = z.infer<typeof SecondFactorOffer>;

/** Codes that stand in for the authenticator, each once; shown once. */
export const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()), me: Me });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
