import { createHmac, generateKeyPairSync } from 'node:crypto';
import jwt, { type JwtHeader, type SignOptions } from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { createAccessTokens } from '#server/features/sessions/accessTokens.ts';
import { passingSecrets } from '#server/platform/secrets/secrets.ts';

const SUBJECT = {
  personId: '00000000-0000-4000-8000-000000000001',
  sessionId: '00000000-0000-4000-8000-000000000002',
};
const NOW = new Date('2026-11-22T08:00:00Z');
const NOW_S = NOW.getTime() / 1000;

/** What tokens are made of here, to be told apart from what they must be made of. */
function setUp(): {
  readonly tokens: ReturnType<typeof createAccessTokens>;
  readonly pass: (s: number) => void;
  readonly rotate: () => void;
  readonly kid: string;
  readonly secret: Buffer;
} {
  let nowMs = NOW.getTime();
  const now = (): Date => new Date(nowMs);
  const { keys } = passingSecrets(now);
  const { kid, secret } = keys.current();
  return {
    tokens: createAccessTokens({ keys, now }),
    pass(s) {
      nowMs += s * 1000;
    },
    rotate: () => keys.rotate?.(),
    kid,
    secret,
  };
}

const GOOD = {
  sub: SUBJECT.personId,
  sid: SUBJECT.sessionId,
  iat: NOW_S,
  exp: NOW_S + 600,
  iss: 'parkfit',
  aud: 'parkfit-api',
};

/** A token with the right key, but for what is said. */
function forged(
  { kid, secret }: { readonly kid: string; readonly secret: Buffer },
  claims: object,
  header: Partial<JwtHeader> & Record<string, unknown> = {},
): string {
  const options: SignOptions = { algorithm: 'HS256', header: { alg: 'HS256', typ: 'at+jwt', kid, ...header } };
  return jwt.sign({ ...GOOD, ...claims }, secret, options);
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('an access token', () => {
  it('tells whose session it is of until ten minutes are over', () => {
    const { tokens, pass } = setUp();
    const { token, expiresAt } = tokens.issue(SUBJECT);

    pass(599);
    const justBefore = tokens.read(token);
    pass(1);

    expect(justBefore).toEqual(SUBJECT);
    expect(tokens.read(token)).toBeUndefined();
    expect(expiresAt.getTime()).toBe(NOW.getTime() + 600_000);
  });

  it('is read as one that this test makes by hand with the right key', () => {
    const at = setUp();

    expect(at.tokens.read(forged(at, {}))).toEqual(SUBJECT);
  });

  it('of before a rotation is read until it runs out, and new ones are signed by the new key', () => {
    const { tokens, rotate, pass } = setUp();
    const { token } = tokens.issue(SUBJECT);

    rotate();
    pass(599);

    expect(tokens.read(token)).toEqual(SUBJECT);
    expect(tokens.issue(SUBJECT).token.split('.')[0]).not.toBe(token.split('.')[0]);
  });

  it('is not read by a key that was retired for twenty minutes, however long it would be good', () => {
    const at = setUp();
    const long = forged(at, { exp: NOW_S + 86_400 });

    at.rotate();
    at.pass(1199);
    const before = at.tokens.read(long);
    at.pass(1);

    expect(before).toEqual(SUBJECT);
    expect(at.tokens.read(long)).toBeUndefined();
  });

  it.each([
    { is: 'of another issuer', claims: { iss: 'somebody' } },
    { is: 'for another audience', claims: { aud: 'another-api' } },
    { is: 'not good yet', claims: { nbf: NOW_S + 60 } },
    { is: 'about nobody', claims: { sub: 'admin' } },
    { is: 'of no session', claims: { sid: undefined } },
    { is: 'of another type', claims: {}, header: { typ: 'JWT' } },
    { is: 'of no known key', claims: {}, header: { kid: 'another' } },
    { is: 'of a key that is a path', claims: {}, header: { kid: '../../../../dev/null' } },
    { is: 'with an address of keys of its own', claims: {}, header: { jku: 'https://evil.example/keys' } },
    { is: 'with a key of its own', claims: {}, header: { jwk: { kty: 'oct', k: 'AAAA' } } },
  ])('is refused $is, though the signature is right', ({ claims, header }) => {
    const at = setUp();

    expect(at.tokens.read(forged(at, claims, header))).toBeUndefined();
  });

  it('is refused without an end', () => {
    const at = setUp();
    const { sub, sid, iat, iss, aud } = GOOD;
    const options: SignOptions = { algorithm: 'HS256', header: { alg: 'HS256', typ: 'at+jwt', kid: at.kid } };

    expect(at.tokens.read(jwt.sign({ sub, sid, iat, iss, aud }, at.secret, options))).toBeUndefined();
  });

  it('is refused where it has run out, or the signature is by another key', () => {
    const at = setUp();

    expect(at.tokens.read(forged(at, { exp: NOW_S }))).toBeUndefined();
    expect(at.tokens.read(forged({ ...at, secret: Buffer.alloc(32, 1) }, {}))).toBeUndefined();
  });

  it('is refused without signature, whatever the algorithm is said to be', () => {
    const { tokens, kid } = setUp();
    const unsigned = (alg: string): string => `${encode({ alg, typ: 'at+jwt', kid })}.${encode(GOOD)}.`;

    expect(['none', 'None', 'NONE', '', 'HS256'].map((alg) => tokens.read(unsigned(alg)))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it('is refused by another algorithm of the right key, and by a pair of keys', () => {
    const at = setUp();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const header = { typ: 'at+jwt', kid: at.kid };
    const rs = jwt.sign(GOOD, privateKey, { algorithm: 'RS256', header: { alg: 'RS256', ...header } });
    // Signed by the text of a public key as if that were a shared one.
    const content = `${encode({ alg: 'HS256', ...header })}.${encode(GOOD)}`;
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    const confused = `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
    const hs512 = jwt.sign(GOOD, at.secret, { algorithm: 'HS512', header: { alg: 'HS512', ...header } });

    expect([rs, confused, hs512].map((token) => at.tokens.read(token))).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    '',
    '.',
    '..',
    'a.b.c',
    '{}',
    `${encode([])}.${encode({})}.x`,
    'bnVsbA.bnVsbA.bnVsbA',
    '\u0000.\u0000.\u0000',
  ])('is none: %j', (token) => {
    expect(setUp().tokens.read(token)).toBeUndefined();
  });
});
