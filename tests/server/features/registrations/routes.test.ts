import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { linksOf } from '#tests/support/oneTimeLinks.ts';
import { TEST_NOW } from '#tests/support/testServer.ts';
import { type World, emailOf, openWorld } from '#tests/support/world.ts';

let world: World;
let nowMs = TEST_NOW.getTime();

beforeAll(async () => {
  world = await openWorld({ seeded: false, now: () => new Date(nowMs) });
});

afterAll(() => world.close());

const PASSWORD = 'seventeen quiet herons';

/** As a person would: the form lies open for three seconds. */
async function register(email: string): Promise<Response> {
  const { token } = z.looseObject({ token: z.string() }).parse(await (await world.send('/form-tokens', {})).json());
  nowMs += 3000;
  return world.send('/registrations', {
    companyName: 'Heron Biotech',
    name: 'Li Hua',
    email,
    language: 'zh-CN',
    proof: { token },
  });
}

const Letter = z.looseObject({
  letter: z.looseObject({ kind: z.string(), link: z.looseObject({ subject: z.string() }).optional() }),
});

async function lettersTo(email: string): Promise<z.output<typeof Letter>['letter'][]> {
  const found = await world.store.connection.collection('letters').find({ 'letter.to': email }).toArray();
  return found.map((row) => Letter.parse(row).letter);
}

async function linkFor(email: string): Promise<string> {
  const [letter] = await lettersTo(email);
  return linksOf(world, () => new Date(nowMs)).make({
    purpose: 'registration',
    subject: letter?.link?.subject ?? '',
    validForS: 60,
  });
}

describe('the registration of a company', () => {
  it('makes nothing before its link is used, then company, person and password', async () => {
    const email = 'hua@heron.test';

    const asked = await register(email);
    const before = await world.services.identity.people.byEmail(email);
    const token = await linkFor(email);
    const shown = await world.send('/registration-previews', { token });
    const completed = await world.send('/registrations/completion', { token, password: PASSWORD });
    const replayed = await world.send('/registrations/completion', { token, password: PASSWORD });
    const signedIn = await world.send('/sign-ins', { email, password: PASSWORD });

    expect([asked.status, completed.status, replayed.status]).toEqual([200, 200, 400]);
    expect(before).toBeUndefined();
    expect(await shown.json()).toEqual({ companyName: 'Heron Biotech', name: 'Li Hua', email, language: 'zh-CN' });
    expect(await signedIn.json()).toMatchObject({
      me: {
        name: 'Li Hua',
        memberships: [{ organisation: { kind: 'company', name: 'Heron Biotech' }, role: 'manager' }],
      },
    });
  });

  it('answers the same for an address that has an account, which only the mail tells', async () => {
    const known = await register(emailOf('companyMember'));
    const unknown = await register('nobody-yet@heron.test');

    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect((await lettersTo(emailOf('companyMember'))).map(({ kind }) => kind)).toEqual(['registration-known']);
    expect((await lettersTo('nobody-yet@heron.test')).map(({ kind }) => kind)).toEqual(['registration']);
  });

  it('takes a form once', async () => {
    const { token } = z.looseObject({ token: z.string() }).parse(await (await world.send('/form-tokens', {})).json());
    nowMs += 3000;
    const body = {
      companyName: 'Heron Biotech',
      name: 'Li Hua',
      email: 'twice@heron.test',
      language: 'en',
      proof: { token },
    };

    expect((await world.send('/registrations', body)).status).toBe(200);
    expect((await world.send('/registrations', body)).status).toBe(400);
  });
});
