import { describe, expect, it } from 'vitest';
import { type Session, cookieValue, hashOf, readCookieValue, renewal } from '#server/features/sessions/session.ts';

const ID = '00000000-0000-4000-8000-0000000000aa';
const SECRET = 's'.repeat(43);
const AT = new Date('2026-11-22T08:00:00.000Z');

const SESSION: Session = {
  id: ID,
  personId: 'p1',
  startedAt: AT,
  usedAt: AT,
  secretHash: hashOf(SECRET),
  device: 'Firefox',
};

function after(ms: number): Date {
  return new Date(AT.getTime() + ms);
}

/** The session after it was renewed once, a second after it began. */
function renewedOnce(): { readonly session: Session; readonly secret: string } {
  const outcome = renewal(SESSION, SECRET, { now: after(1000), salt: 'first' });
  if (outcome.kind !== 'renewed') throw new Error(outcome.kind);
  return outcome;
}

describe('renewing a session with its secret', () => {
  it('gives another secret, which alone renews it next, and says when it was used', () => {
    const { session, secret } = renewedOnce();

    expect(secret).toMatch(/^[\w-]{43}$/u);
    expect(secret).not.toBe(SECRET);
    expect(session).toEqual({
      ...SESSION,
      usedAt: after(1000),
      secretHash: hashOf(secret),
      before: { secretHash: hashOf(SECRET), salt: 'first' },
    });
    expect(renewal(session, secret, { now: after(2000), salt: 'second' }).kind).toBe('renewed');
  });

  it('gives a secret that nobody can tell without the salt', () => {
    const one = renewal(SESSION, SECRET, { now: AT, salt: 'one' });
    const other = renewal(SESSION, SECRET, { now: AT, salt: 'other' });

    expect(one).not.toMatchObject({ secret: 'secret' in other ? other.secret : '' });
  });

  it.each([
    { what: 'at once', ms: 1000 },
    { what: 'just before half a minute is over', ms: 30_999 },
  ])('of before gives the same again $what, and changes nothing', ({ ms }) => {
    const { session, secret } = renewedOnce();

    expect(renewal(session, SECRET, { now: after(ms), salt: 'second' })).toEqual({ kind: 'repeated', session, secret });
  });

  it('of before is a copy when half a minute is over', () => {
    const { session } = renewedOnce();

    expect(renewal(session, SECRET, { now: after(31_000), salt: 'second' })).toEqual({ kind: 'replayed' });
  });

  it('of two renewals ago is a copy, however soon', () => {
    const once = renewedOnce();
    const twice = renewal(once.session, once.secret, { now: after(2000), salt: 'second' });

    expect(renewal('session' in twice ? twice.session : SESSION, SECRET, { now: after(2000), salt: 'third' })).toEqual({
      kind: 'replayed',
    });
  });

  it('that was never one of it is taken for a copy, also before there was a renewal', () => {
    expect(renewal(SESSION, 'x'.repeat(43), { now: AT, salt: 'first' })).toEqual({ kind: 'replayed' });
    expect(renewal(renewedOnce().session, 'x'.repeat(43), { now: AT, salt: 'first' })).toEqual({ kind: 'replayed' });
  });
});

describe('what is kept of a secret', () => {
  it('is its SHA-256', () => {
    // Of NIST's example "abc".
    expect(Buffer.from(hashOf('abc'), 'base64url').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('what the cookie holds', () => {
  it('is read as it was written', () => {
    expect(cookieValue(ID, SECRET)).toBe(`${ID}.${SECRET}`);
    expect(readCookieValue(cookieValue(ID, SECRET))).toEqual({ sessionId: ID, secret: SECRET });
  });

  it.each([
    { what: 'nothing', value: undefined },
    { what: 'an empty one', value: '' },
    { what: 'a session without a secret', value: `${ID}.` },
    { what: 'a secret without a session', value: `.${SECRET}` },
    { what: 'something before it', value: `x${ID}.${SECRET}` },
    { what: 'something after it', value: `${ID}.${SECRET}x` },
    { what: 'a session that is too short', value: `${ID.slice(1)}.${SECRET}` },
    { what: 'a secret that is too short', value: `${ID}.${SECRET.slice(1)}` },
    { what: 'a secret of other signs', value: `${ID}.${SECRET.slice(1)}$` },
    { what: 'a session of other signs', value: `${ID.slice(1)}g.${SECRET}` },
    { what: 'another sign between them', value: `${ID}-${SECRET}` },
  ])('is none of ours: $what', ({ value }) => {
    expect(readCookieValue(value)).toBeUndefined();
  });
});
