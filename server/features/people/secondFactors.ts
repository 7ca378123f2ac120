import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type SecondFactor } from './person.ts';

/** Codes of authenticators (RFC 6238), and the recovery codes that stand in for them. */
export interface SecondFactors {
  /** A new secret for an authenticator of somebody. */
  readonly offer: (email: string) => { readonly secret: string; readonly uri: string; readonly sealed: string };
  /** Enrols a sealed secret if the code is one of it; undefined where it is not. */
  readonly enrol: (sealed: string, code: string) => Enrolled | undefined;
  /** The second factor after a code was used; undefined where the code is wrong or was used before. */
  readonly used: (factor: SecondFactor, code: string) => SecondFactor | undefined;
  /** The second factor with new recovery codes, which are told once. */
  readonly withFreshCodes: (factor: SecondFactor) => Enrolled;
}

/** A second factor, and what its person must write down. */
export interface Enrolled {
  readonly factor: SecondFactor;
  readonly recoveryCodes: string[];
}

/** Steps before and after the present one whose codes are taken: clocks differ. */
const WINDOW_STEPS = 1;
const STEP_S = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** 80 bits: as four groups of four. */
const RECOVERY_BYTES = 10;

/** Makes what checks codes; `key` seals the secrets of authenticators in the store. */
export function createSecondFactors({ key, now }: { readonly key: Buffer; readonly now: () => Date }): SecondFactors {
  const stepOf = (sealed: string, code: string): number | undefined => {
    const timestamp = now().getTime();
    const secret = opened(sealed, key);
    if (secret === undefined || !/^\d{6}$/u.test(code)) return undefined;
    const delta = totp('', secret).validate({ token: code, timestamp, window: WINDOW_STEPS });
    return delta === null ? undefined : TOTP.counter({ period: STEP_S, timestamp }) + delta;
  };
  return {
    offer(email) {
      const secret = new Secret({ size: SECRET_BYTES });
      return {
        secret: secret.base32,
        uri: totp(email, secret.base32).toString(),
        sealed: sealedBy(key, secret.base32),
      };
    },
    enrol(sealed, code) {
      const lastStep = stepOf(sealed, code);
      return lastStep === undefined ? undefined : freshCodes({ sealedSecret: sealed, lastStep });
    },
    used(factor, code) {
      const step = stepOf(factor.sealedSecret, code);
      if (step !== undefined) return step > factor.lastStep ? { ...factor, lastStep: step } : undefined;
      const hash = hashOf(code);
      if (!factor.recoveryHashes.includes(hash)) return undefined;
      return { ...factor, recoveryHashes: factor.recoveryHashes.filter((one) => one !== hash) };
    },
    withFreshCodes: freshCodes,
  };
}

function totp(label: string, secret: string): TOTP {
  return new TOTP({ issuer: 'Parkfit', label, period: STEP_S, digits: 6, algorithm: 'SHA1', secret });
}

function freshCodes(factor: Omit<SecondFactor, 'recoveryHashes'>): Enrolled {
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () =>
    new Secret({ size: RECOVERY_BYTES }).base32.toLowerCase().replaceAll(/(.{4})(?=.)/gu, '$1-'),
  );
  return { factor: { ...factor, recoveryHashes: recoveryCodes.map(hashOf) }, recoveryCodes };
}

/** Codes are typed from paper: case, blanks and hyphens say nothing. They are random enough for a plain hash. */
function hashOf(code: string): string {
  return createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/gu, '')).digest('base64url');
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function sealedBy(key: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url');
}

/** Undefined where it was sealed under another key: after a restore without its file of secrets. */
function opened(sealed: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    // What cannot be opened checks no code: the person needs a recovery code, or a new second factor from an administrator.
    return undefined;
  }
}
