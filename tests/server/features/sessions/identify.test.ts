import { describe, expect, it } from 'vitest';
import { type Me } from '#shared/me.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { type Person } from '#server/features/people/person.ts';
import { type IdentifyNeeds, createIdentify } from '#server/features/sessions/identify.ts';
import { type Session } from '#server/features/sessions/session.ts';

const NOW = new Date('2026-11-22T08:00:00Z');
const TOKEN = 'a.token-of_20~signs+/';

const SESSION: Session = { id: 's1', personId: 'me', startedAt: NOW, usedAt: NOW, secretHash: 'hash' };
const PERSON: Person = { id: 'me', email: 'me@example.com', name: 'Me', language: 'en', state: 'active', revision: 1 };
const BUREAU: Me['memberships'][number] = {
  organisation: { id: 'b1', kind: 'bureau', name: 'The bureau', parkIds: [], placeIds: ['sz-pingshan'] },
  role: 'manager',
};
const INTEGRATION: Caller = {
  by: { kind: 'token', tokenId: 't1', personId: 'me' },
  personId: 'me',
  memberships: [],
  scopes: [],
  mustEnrol: false,
};

interface Stored {
  readonly session?: Session | undefined;
  readonly person?: Person | undefined;
}

/** Who calls by a header, where this is stored and the token is of session `s1` of person `me`. */
function identified(authorization: string | undefined, stored: Stored = {}): Promise<Caller | undefined> {
  const { session, person } = { session: SESSION, person: PERSON, ...stored };
  const needs: IdentifyNeeds = {
    accessTokens: { read: (token) => (token === TOKEN ? { personId: 'me', sessionId: 's1' } : undefined) },
    sessions: { find: (id) => Promise.resolve(id === 's1' ? session : undefined) },
    people: { find: (id) => Promise.resolve(id === 'me' ? person : undefined) },
    memberships: { of: (id) => Promise.resolve(id === 'me' ? [BUREAU] : []) },
    byApiToken: (token) => Promise.resolve(token === `pfk_${TOKEN}` ? INTEGRATION : undefined),
    now: () => NOW,
  };
  return createIdentify(needs)(authorization);
}

const REFUSED: unknown = expect.objectContaining({
  code: 'not-signed-in',
  details: { detail: 'The token is not one that works (any more).' },
});

describe('who calls', () => {
  it('is nobody where nothing is said', async () => {
    expect(await identified(undefined)).toBeUndefined();
  });

  it('is the person of the session, with its memberships', async () => {
    expect(await identified(`Bearer ${TOKEN}`)).toEqual({
      by: { kind: 'person', personId: 'me', sessionId: 's1' },
      personId: 'me',
      memberships: [{ organisationId: 'b1', kind: 'bureau', role: 'manager', parkIds: [], placeIds: ['sz-pingshan'] }],
      mustEnrol: true,
    });
  });

  it('need enrol nothing where a second factor is enrolled', async () => {
    const secondFactor = { sealedSecret: '', lastStep: 0, recoveryHashes: [] };

    expect(await identified(`Bearer ${TOKEN}`, { person: { ...PERSON, secondFactor } })).toMatchObject({
      mustEnrol: false,
    });
  });

  it('is whoever made a token for integration', async () => {
    expect(await identified(`Bearer pfk_${TOKEN}`)).toBe(INTEGRATION);
    await expect(identified(`Bearer pfk_${TOKEN}x`)).rejects.toEqual(REFUSED);
  });

  it.each([`bearer ${TOKEN}`, `BEARER ${TOKEN}`])('may write the scheme as it likes: %s', async (header) => {
    expect(await identified(header)).toMatchObject({ personId: 'me' });
  });

  it.each([
    '',
    TOKEN,
    'Bearer',
    'Bearer ',
    'Bearer short',
    `Basic ${TOKEN}`,
    `x Bearer ${TOKEN}`,
    `Bearer ${TOKEN} x`,
    `Bearer  ${TOKEN}`,
    `Bearer ${TOKEN}=x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Bearer ${TOKEN},Bearer ${TOKEN}`,
    `Bearer ${'x'.repeat(2001)}`,
  ])('is refused where it says anything else: %j', async (header) => {
    await expect(identified(header)).rejects.toEqual(REFUSED);
  });

  it.each<Stored & { readonly what: string }>([
    { what: 'there is no such session any more', session: undefined },
    { what: 'the session is of somebody else', session: { ...SESSION, personId: 'other' } },
    { what: 'the session has ended', session: { ...SESSION, endedAt: NOW } },
    {
      what: 'the session was not used for fourteen days',
      session: { ...SESSION, usedAt: new Date('2026-11-08T08:00:00Z') },
    },
    { what: 'the person is gone', person: undefined },
    { what: 'the person is disabled', person: { ...PERSON, state: 'disabled' } },
    { what: 'the person is erased', person: { ...PERSON, state: 'erased' } },
  ])('is refused where $what', async (stored) => {
    await expect(identified(`Bearer ${TOKEN}`, stored)).rejects.toEqual(REFUSED);
  });
});
