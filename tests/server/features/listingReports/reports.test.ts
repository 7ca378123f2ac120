import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RecordHistory } from '#shared/history.ts';
import { ListingReport } from '#shared/listingReport.ts';
import {
  ORGANISATIONS,
  PARKS,
  type Persona,
  type World,
  emailOf,
  openWorld,
  personIdOf,
} from '#tests/support/world.ts';

let world: World;
let nowMs = Date.parse('2026-11-22T08:00:00Z');
let spaces: { readonly own: string; readonly unmanaged: string };

beforeAll(async () => {
  world = await openWorld({ now: () => new Date(nowMs) });
  const firstOf = async (park: string): Promise<string> => {
    const response = await world.api(`/spaces?park=${park}&limit=1`);
    return z.object({ items: z.tuple([z.object({ id: z.string() })]) }).parse(await response.json()).items[0].id;
  };
  spaces = { own: await firstOf(PARKS.own[0]), unmanaged: await firstOf(PARKS.unmanaged[0]) };
}, 60_000);

afterAll(() => world.close());

const WRONG = { kind: 'price', text: 'The rent is 45, not 35.' };

/** Reports as somebody without account who takes their time. */
async function reported(spaceId: string, rest: object = {}): Promise<Response> {
  const begun = await world.send('/form-tokens', {});
  const { token } = z.object({ token: z.string() }).parse(await begun.json());
  nowMs += 3000;
  return world.send(`/spaces/${spaceId}/reports`, { ...WRONG, ...rest, proof: { token } });
}

async function idOf(response: Response): Promise<string> {
  expect(response.status).toBe(201);
  return z.object({ id: z.string() }).parse(await response.json()).id;
}

async function listedTo(persona: Persona, organisation: keyof typeof ORGANISATIONS): Promise<ListingReport[]> {
  const response = await world.as(persona).get(`/organisations/${ORGANISATIONS[organisation]}/listing-reports`);
  return z.object({ items: z.array(ListingReport) }).parse(await response.json()).items;
}

async function idsTo(persona: Persona, organisation: keyof typeof ORGANISATIONS): Promise<string[]> {
  return (await listedTo(persona, organisation)).map(({ id }) => id);
}

describe('a report that a listing is wrong', () => {
  it('reaches the operator of the park, and nobody else', async () => {
    const id = await idOf(await reported(spaces.own));

    expect(await idsTo('operatorMember', 'operator')).toContain(id);
    expect(await idsTo('otherOperatorManager', 'otherOperator')).not.toContain(id);
    expect(await idsTo('officer', 'bureau')).not.toContain(id);
    expect(await idsTo('administrator', 'platform')).not.toContain(id);
    expect(
      (await world.as('companyManager').get(`/organisations/${ORGANISATIONS.company}/listing-reports`)).status,
    ).toBe(403);
    expect((await world.as('officer').get(`/organisations/${ORGANISATIONS.operator}/listing-reports`)).status).toBe(
      404,
    );
  });

  it('reaches the bureau of the place and the administrator where nobody manages the park', async () => {
    const id = await idOf(await reported(spaces.unmanaged));

    expect(await idsTo('officer', 'bureau')).toContain(id);
    expect(await idsTo('administrator', 'platform')).toContain(id);
    expect(await idsTo('otherOfficer', 'otherBureau')).not.toContain(id);
    expect(await idsTo('operatorMember', 'operator')).not.toContain(id);
  });

  it('needs no token of whoever is signed in, and one of everybody else', async () => {
    const path = `/spaces/${spaces.own}/reports`;

    const signedIn = await world.as('companyMember').send('POST', path, { body: WRONG });
    const without = await world.send(path, WRONG);
    const filledIn = await reported(spaces.own, { proof: undefined, website: 'https://spam.example' });

    expect(signedIn.status).toBe(201);
    expect(await without.json()).toMatchObject({ status: 400, errors: [{ path: 'proof.token' }] });
    expect(filledIn.status).toBe(400);
  });

  it('is answered once, by mail, and the address of who reported is never shown and then forgotten', async () => {
    const id = await idOf(await reported(spaces.own, { replyTo: 'finder@example.com', language: 'en' }));
    const [before] = (await listedTo('operatorMember', 'operator')).filter((report) => report.id === id);
    const resolve = (persona: Persona, seen: number): Promise<Response> =>
      world.as(persona).send('POST', `/listing-reports/${id}/resolve`, {
        seen,
        body: { state: 'corrected', answer: 'You are right; it is 45 now.' },
      });

    const answers = [
      await resolve('otherOperatorManager', 1),
      await resolve('administrator', 1),
      await resolve('operatorMember', 2),
      await resolve('operatorMember', 1),
      await resolve('operatorMember', 2),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 412, 200, 409]);
    expect(before).toMatchObject({ wantsAnswer: true, state: 'open' });
    expect(JSON.stringify(before)).not.toContain('finder');
    const stored = await world.store.connection
      .collection('listingReports')
      .find({ replyTo: { $exists: true } })
      .toArray();
    expect(JSON.stringify(stored)).not.toContain('finder');
    const letters = await world.store.connection.collection('letters').find().toArray();
    expect(JSON.stringify(letters)).toContain('finder@example.com');
    expect(JSON.stringify(letters)).toContain(emailOf('operatorMember'));
    // Nor can it be read in the log any more: the key under which it stands there is gone.
    expect(await world.store.connection.collection('dataSubjectKeys').countDocuments({ of: id })).toBe(0);
  });

  it('tells whoever may answer it what was done to it, and nobody who reported', async () => {
    const body = { ...WRONG, replyTo: 'finder@example.com', language: 'en' };
    const sent = await world.as('companyMember').send('POST', `/spaces/${spaces.own}/reports`, { body });
    const id = await idOf(sent);
    await world.as('operatorManager').send('POST', `/listing-reports/${id}/resolve`, {
      seen: 1,
      body: { state: 'refused', answer: 'It is 35.' },
    });
    const historyTo = (persona: Persona): Promise<Response> => world.as(persona).get(`/listing-reports/${id}/history`);

    const history = RecordHistory.parse(await (await historyTo('operatorMember')).json());
    const others = [await historyTo('otherOperatorManager'), await historyTo('officer'), await historyTo('nobody')];

    expect(history.items.map(({ action, by, byKind }) => ({ action, by, byKind }))).toEqual([
      { action: 'listing-report-resolved', by: 'The operatorManager', byKind: undefined },
      { action: 'listing-reported', by: undefined, byKind: 'withheld' },
    ]);
    expect(history.items[0]?.changes).toEqual([
      { path: 'answer', after: 'It is 35.' },
      { path: 'state', before: 'open', after: 'refused' },
    ]);
    expect(JSON.stringify(history)).not.toMatch(/finder|replyTo|reportedBy/u);
    expect(JSON.stringify(history)).not.toContain(personIdOf('companyMember'));
    expect(others.map(({ status }) => status)).toEqual([404, 404, 401]);
  });

  it('is about a space that there is', async () => {
    expect((await reported('nowhere')).status).toBe(404);
  });
});
