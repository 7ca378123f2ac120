import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { linksOf } from '#tests/support/oneTimeLinks.ts';
import { ORGANISATIONS, type World, emailOf, openWorld } from '#tests/support/world.ts';

let world: World;
let nextGuest = 0;
let guest: string;

beforeAll(async () => {
  world = await openWorld({ seeded: false });
});

afterAll(() => world.close());

beforeEach(() => {
  nextGuest += 1;
  guest = `guest-${nextGuest}@example.test`;
});

const PATH = `/organisations/${ORGANISATIONS.company}/invitations`;
const PASSWORD = 'seventeen quiet herons';
const Invited = z.looseObject({ id: z.string(), state: z.string(), revision: z.number() });

async function invited(email: string, role = 'member'): Promise<z.output<typeof Invited>> {
  const answer = await world.as('companyManager').send('POST', PATH, { body: { email, role, language: 'en' } });
  expect(answer.status).toBe(201);
  return Invited.parse(await answer.json());
}

function tokenFor(id: string): Promise<string> {
  return linksOf(world).make({ purpose: 'invitation', subject: id, validForS: 60 });
}

const accept = (token: string): Promise<Response> =>
  world.send('/invitation-acceptances', { token, name: 'The Guest', password: PASSWORD, language: 'en' });

async function emails(): Promise<string[]> {
  const answer = await world.as('companyManager').get(`/organisations/${ORGANISATIONS.company}/members`);
  const { items } = z.looseObject({ items: z.array(z.looseObject({ email: z.string() })) }).parse(await answer.json());
  return items.map(({ email }) => email);
}

describe('an invitation', () => {
  it('is shown to whoever has its link as often as it is opened, and makes an account once', async () => {
    const { id } = await invited(guest);
    const token = await tokenFor(id);

    const shown = await world.send('/invitation-previews', { token });
    const shownAgain = await world.send('/invitation-previews', { token });
    const accepted = await accept(token);
    const replayed = await accept(token);

    expect(await shown.json()).toEqual({
      organisation: { kind: 'company', name: 'The company' },
      email: guest,
      role: 'member',
      hasAccount: false,
    });
    expect([shownAgain.status, accepted.status, replayed.status]).toEqual([200, 200, 400]);
    expect(await emails()).toContain(guest);
    expect((await world.send('/sign-ins', { email: guest, password: PASSWORD })).status).toBe(200);
  });

  it('makes no account with a password that is easily guessed, and stays good', async () => {
    const { id } = await invited(guest);
    const token = await tokenFor(id);

    const weak = await world.send('/invitation-acceptances', {
      token,
      name: 'The Guest',
      password: 'password123',
      language: 'en',
    });

    expect(weak.status).toBe(400);
    expect((await accept(token)).status).toBe(200);
  });

  it('is answered the same whether the address has an account, and lets that account join', async () => {
    const unknown = await invited(guest);
    const known = await invited(emailOf('otherCompanyManager'));
    const token = await tokenFor(known.id);

    const madeTwice = await accept(token);
    const byAnother = await world.as('operatorManager').send('POST', '/me/memberships', { body: { token } });
    const joined = await world.as('otherCompanyManager').send('POST', '/me/memberships', { body: { token } });

    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect([madeTwice.status, byAnother.status, joined.status]).toEqual([409, 409, 200]);
    expect(await emails()).toContain(emailOf('otherCompanyManager'));
  });

  it('is sent once to an address while it is open, and not to who belongs to the organisation', async () => {
    await invited(guest);

    const again = await world.as('companyManager').send('POST', PATH, {
      body: { email: guest.toUpperCase(), role: 'member', language: 'en' },
    });
    const member = await world.as('companyManager').send('POST', PATH, {
      body: { email: emailOf('companyMember'), role: 'member', language: 'en' },
    });

    expect([again.status, member.status]).toEqual([409, 409]);
  });

  it('works no more once it is withdrawn, and its earlier link not once it is sent again', async () => {
    const { id } = await invited(guest);
    const first = await tokenFor(id);
    const manager = world.as('companyManager');

    const sentAgain = await manager.send('POST', `/invitations/${id}/resend`, { seen: 1 });
    const byFirst = await accept(first);
    const second = await tokenFor(id);
    const overtaken = await manager.send('POST', `/invitations/${id}/withdraw`, { seen: 1 });
    const withdrawn = await manager.send('POST', `/invitations/${id}/withdraw`, { seen: 2 });
    const bySecond = await accept(second);

    expect([sentAgain.status, byFirst.status, overtaken.status, withdrawn.status, bySecond.status]).toEqual([
      200, 400, 412, 200, 400,
    ]);
  });

  it('is made and changed by managers of the organisation alone', async () => {
    const { id } = await invited(guest);
    const body = { email: guest, role: 'manager', language: 'en' };

    expect((await world.as('companyMember').send('POST', PATH, { body })).status).toBe(403);
    expect((await world.as('otherCompanyManager').send('POST', PATH, { body })).status).toBe(404);
    expect((await world.as('operatorManager').send('POST', `/invitations/${id}/withdraw`, { seen: 1 })).status).toBe(
      404,
    );
  });

  it('leaves a letter with the link still to be made, and keeps the token out of the answer', async () => {
    const made = await invited(guest);

    const letters = await world.store.connection.collection('letters').find({ 'letter.to': guest }).toArray();

    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      letter: {
        kind: 'invitation',
        values: { organisation: 'The company', by: 'The companyManager', days: '7' },
        link: { purpose: 'invitation', subject: made.id, validForS: 604_800, path: '/invitation' },
      },
    });
    expect(JSON.stringify(made)).not.toContain('token');
  });

  it('is for its managers to send: an administrator may only where there is none', async () => {
    const created = await world.as('administrator').send('POST', '/organisations', {
      body: { kind: 'company', name: 'Nobody there yet' },
    });
    const { id } = z.looseObject({ id: z.string() }).parse(await created.json());
    const body = { email: guest, role: 'manager', language: 'en' };

    const first = await world.as('administrator').send('POST', `/organisations/${id}/invitations`, { body });
    const managed = await world.as('administrator').send('POST', PATH, { body });

    expect([created.status, first.status, managed.status]).toEqual([201, 201, 409]);
  });
});
