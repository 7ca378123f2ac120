import { describe, expect, it } from 'vitest';
import { type Caller } from '#server/domain/access/caller.ts';
import { ownSession, signedInCaller } from '#server/domain/access/signedIn.ts';

const PERSON = { kind: 'person', personId: 'me', sessionId: 's1' } as const;
const TOKEN = { kind: 'token', tokenId: 't1', personId: 'me' } as const;

describe('whoever calls what is not open to all', () => {
  it('is who it is', () => {
    const caller: Caller = { by: PERSON, personId: 'me', memberships: [], mustEnrol: false };

    expect(signedInCaller(caller)).toBe(caller);
  });

  it('has to have an account', () => {
    expect(() => signedInCaller(undefined)).toThrow(
      expect.objectContaining({ code: 'not-signed-in', details: { detail: 'This needs an account.' } }),
    );
  });
});

describe('the session in which somebody does something', () => {
  it('is that of a person, and none of a token, even one that brings something of that name', () => {
    expect(ownSession(PERSON)).toBe('s1');
    expect(ownSession(TOKEN)).toBeUndefined();
    expect(ownSession({ ...TOKEN, ...{ sessionId: 's1' } })).toBeUndefined();
  });
});
