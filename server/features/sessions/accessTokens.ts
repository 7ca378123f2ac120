import { type KeyObject, createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { type KeyRing } from '#server/platform/secrets/keyRing.ts';

/** Short-lived tokens by which each request says whose session it is of. */
export interface AccessTokens {
  readonly issue: (of: TokenSubject) => { readonly token: string; readonly expiresAt: Date };
  /** Whose session it is of; undefined where the token is none of ours, or has run out. */
  readonly read: (token: string) => TokenSubject | undefined;
}

/** Whose token it is. */
export interface TokenSubject {
  readonly personId: string;
  readonly sessionId: string;
}

const ISSUER = 'parkfit';
const AUDIENCE = 'parkfit-api';
/** @see RFC 9068, section 2.1 */
const TYPE = 'at+jwt';
/** The only algorithm: the same server signs and checks. */
const ALGORITHM = 'HS256';

/** An access token is good for so long. The product's owner. */
const ACCESS_TOKEN_S = 600;

/** Makes what issues and reads access tokens. */
export function createAccessTokens({
  keys,
  now,
}: {
  readonly keys: Pick<KeyRing, 'current' | 'find'>;
  readonly now: () => Date;
}): AccessTokens {
  const nowS = (): number => Math.floor(now().getTime() / 1000);
  return {
    issue({ personId, sessionId }) {
      const { kid, secret } = keys.current();
      const exp = nowS() + ACCESS_TOKEN_S;
      const payload = { sub: personId, sid: sessionId, iat: nowS(), exp, iss: ISSUER, aud: AUDIENCE };
      const header = { alg: ALGORITHM, typ: TYPE, kid };
      return {
        token: jwt.sign(payload, keyObjectOf(secret), { algorithm: ALGORITHM, header }),
        expiresAt: new Date(exp * 1000),
      };
    },
    read(token) {
      const kid = kidOf(token);
      const key = kid === undefined ? undefined : keys.find(kid);
      if (key === undefined) return undefined;
      const claims = Claims.safeParse(verified(token, keyObjectOf(key.secret), nowS()));
      return claims.success ? { personId: claims.data.sub, sessionId: claims.data.sid } : undefined;
    },
  };
}

const Header = z.strictObject({ alg: z.literal(ALGORITHM), typ: z.literal(TYPE), kid: z.string() });
const Claims = z.looseObject({ sub: z.uuid(), sid: z.uuid(), iat: z.number(), exp: z.number() });

/** The name of the key, where the header is one that we write: nothing else in it is looked at, let alone followed. */
function kidOf(token: string): string | undefined {
  const [encoded = ''] = token.split('.');
  try {
    const header = Header.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')));
    return header.success ? header.data.kid : undefined;
  } catch {
    // No JSON: no token of ours.
    return undefined;
  }
}

/** Made once of each key: the library would make one of the bytes at every request, which costs more than the check. */
const keyObjects = new WeakMap<Buffer, KeyObject>();

function keyObjectOf(secret: Buffer): KeyObject {
  const made = keyObjects.get(secret) ?? createSecretKey(secret);
  keyObjects.set(secret, made);
  return made;
}

function verified(token: string, secret: KeyObject, clockTimestamp: number): unknown {
  try {
    return jwt.verify(token, secret, { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE, clockTimestamp });
  } catch (error) {
    if (error instanceof jwt.JsonWebTokenError) return undefined;
    throw error;
  }
}
