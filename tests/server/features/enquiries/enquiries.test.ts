import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Enquiry } from '#shared/enquiry.ts';
import { createHold } from '#server/store/holds.ts';
import { inTransaction } from '#server/store/transaction.ts';
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
/** One space of a park of the operator, of a park of the other one, and of a park that nobody manages. */
let spaces: { readonly own: string; readonly others: string; readonly unmanaged: string };

beforeAll(async () => {
  world = await openWorld();
  const firstOf = async (park: string): Promise<string> => {
    const response = await world.api(`/spaces?park=${park}&limit=1`);
    return z.object({ items: z.tuple([z.object({ id: z.string() })]) }).parse(await response.json()).items[0].id;
  };
  spaces = {
    own: await firstOf(PARKS.own[0]),
    others: await firstOf(PARKS.others[0]),
    unmanaged: await firstOf(PARKS.unmanaged[0]),
  };
}, 60_000);

afterAll(() => world.close());

const CONTACT = { name: '王小明', phone: '13812345678', email: 'wang@example.com' };
const OWN = `/organisations/${ORGANISATIONS.company}/enquiries`;

function anEnquiry(rest: object = {}): object {
  return {
    spaceIds: [spaces.own],
    need: 'A plant for reagents',
    use: 'Production of IVD reagents',
    expectedAnnualTaxFen: 500_000_00,
    companyName: 'Kangda Diagnostics',
    contact: CONTACT,
    tellsBureau: false,
    ...rest,
  };
}

async function sent(rest: object = {}): Promise<Enquiry> {
  const response = await world.as('companyMember').send('POST', OWN, { body: anEnquiry(rest) });
  expect(response.status).toBe(201);
  return Enquiry.parse(await response.json());
}

async function seenBy(persona: Persona, id: string): Promise<Enquiry> {
  return Enquiry.parse(await (await world.as(persona).get(`/enquiries/${id}`)).json());
}

/** Does something to a part; `seen` is the revision. */
function act(
  persona: Persona,
  path: string,
  { seen = 1, ...body }: { seen?: number; text?: string; reason?: string } = {},
): Promise<Response> {
  return world.as(persona).send('POST', path, { seen, body });
}

/** The row of an enquiry. */
async function stored(id: string): Promise<[{ readonly _id: string }]> {
  const rows = await world.store.connection.collection<{ _id: string }>('enquiries').find({ _id: id }).toArray();
  return z.tuple([z.looseObject({ _id: z.string() })]).parse(rows);
}

async function lettersTo(persona: Exclude<Persona, 'nobody'>): Promise<unknown[]> {
  const rows = await world.store.connection.collection('letters').find().toArray();
  const Row = z.looseObject({ letter: z.looseObject({ to: z.string(), kind: z.string() }) });
  return rows.map((row) => Row.parse(row).letter).filter(({ to }) => to === emailOf(persona));
}

describe('an enquiry', () => {
  it('goes in parts to whoever manages each park, and says where nobody does', async () => {
    const enquiry = await sent({ spaceIds: [spaces.own, spaces.others, spaces.unmanaged, spaces.own] });

    expect(enquiry.parts).toEqual([
      { parkId: PARKS.own[0], spaceIds: [spaces.own], state: 'sent', isAddressed: true, messages: [] },
      { parkId: PARKS.others[0], spaceIds: [spaces.others], state: 'sent', isAddressed: true, messages: [] },
      { parkId: PARKS.unmanaged[0], spaceIds: [spaces.unmanaged], state: 'sent', isAddressed: false, messages: [] },
    ]);
    expect(enquiry.contact).toEqual(CONTACT);
  });

  it('shows an operator its own part and the contact masked, and nothing of the others', async () => {
    const { id } = await sent({ spaceIds: [spaces.own, spaces.others] });

    const own = await seenBy('operatorMember', id);
    const others = await seenBy('otherOperatorManager', id);

    expect([own.parts.map(({ parkId }) => parkId), others.parts.map(({ parkId }) => parkId)]).toEqual([
      [PARKS.own[0]],
      [PARKS.others[0]],
    ]);
    expect([own.spaceIds, own.contact, own.maskedContact]).toEqual([
      [spaces.own],
      undefined,
      { name: '王**', phone: '138****5678', email: 'w***@example.com' },
    ]);
  });

  it.each<[Persona, number]>([
    ['otherCompanyManager', 404],
    ['otherOperatorManager', 404],
    ['officer', 403],
    ['administrator', 403],
    ['nobody', 401],
  ])('is out of reach of %s: %d', async (persona, status) => {
    const { id } = await sent();

    const answers = [
      await world.as(persona).get(`/enquiries/${id}`),
      await world.as(persona).get(OWN),
      await act(persona, `/enquiries/${id}/parts/${PARKS.own[0]}/messages`, { text: 'Hello' }),
      await world.as(persona).send('POST', `/enquiries/${id}/contact-readings`),
    ];

    // A company may never read contacts of others, whichever they are.
    const expected =
      persona === 'otherCompanyManager' ? [status, status, status, 403] : [status, status, status, status];
    expect(answers.map((answer) => answer.status)).toEqual(expected);
  });

  it('lists for each side what is its own', async () => {
    const { id } = await sent({ need: 'Listed', spaceIds: [spaces.others] });
    const idsOf = async (persona: Persona, organisation: keyof typeof ORGANISATIONS): Promise<string[]> => {
      const response = await world
        .as(persona)
        .get(`/organisations/${ORGANISATIONS[organisation]}/enquiries?state=sent`);
      const { items } = z.object({ items: z.array(Enquiry) }).parse(await response.json());
      return items.filter(({ need }) => need === 'Listed').map((enquiry) => enquiry.id);
    };

    expect(await idsOf('companyManager', 'company')).toEqual([id]);
    expect(await idsOf('otherOperatorManager', 'otherOperator')).toEqual([id]);
    expect(await idsOf('operatorManager', 'operator')).toEqual([]);
    expect((await world.as('operatorManager').get(OWN)).status).toBe(404);
  });

  it('is not found by an operator that asks which requirement it comes from', async () => {
    const body = { name: 'Secret', requirement: { criteria: {} }, sharing: 'anonymous' };
    const path = `/organisations/${ORGANISATIONS.company}/requirements`;
    const made = await world.as('companyMember').send('POST', path, { body });
    const { id: requirementId } = z.looseObject({ id: z.string() }).parse(await made.json());
    await sent({ requirementId });

    const list = (persona: Persona, organisationId: string): Promise<Response> =>
      world.as(persona).get(`/organisations/${organisationId}/enquiries?requirementId=${requirementId}`);

    expect((await list('operatorMember', ORGANISATIONS.operator)).status).toBe(400);
    expect((await list('companyMember', ORGANISATIONS.company)).status).toBe(200);
  });

  it('is refused about what is not there and of a requirement of another company', async () => {
    const unknown = await world.as('companyMember').send('POST', OWN, { body: anEnquiry({ spaceIds: ['nowhere'] }) });
    const foreign = await world.as('companyMember').send('POST', OWN, {
      body: anEnquiry({ requirementId: '00000000-0000-4000-8000-00000000dead' }),
    });

    expect(await unknown.json()).toMatchObject({ errors: [{ path: 'spaceIds.0', message: 'There is no such space' }] });
    expect(await foreign.json()).toMatchObject({ errors: [{ path: 'requirementId' }] });
  });

  it('is seen, answered and written to in turn, each by its side, with the name of who wrote', async () => {
    const { id } = await sent();
    const part = `/enquiries/${id}/parts/${PARKS.own[0]}`;

    const seen = await act('operatorMember', `${part}/seen`);
    const again = await act('operatorMember', `${part}/seen`, { seen: 2 });
    await act('operatorMember', `${part}/messages`, { seen: 2, text: 'Come and look.' });
    await act('companyMember', `${part}/messages`, { seen: 3, text: 'On Monday?' });

    expect([seen.status, again.status]).toEqual([200, 409]);
    const [shown] = (await seenBy('companyManager', id)).parts;
    expect(shown).toMatchObject({
      state: 'answered',
      messages: [
        { from: 'operator', by: 'The operatorMember', text: 'Come and look.' },
        { from: 'company', by: 'The companyMember', text: 'On Monday?' },
      ],
    });
  });

  it('lets the sides do only what is theirs, and only on a revision that they have seen', async () => {
    const { id } = await sent({ spaceIds: [spaces.own, spaces.others] });
    const part = `/enquiries/${id}/parts/${PARKS.own[0]}`;

    const answers = [
      await act('companyMember', `${part}/seen`),
      await act('companyMember', `${part}/decline`, { reason: 'No' }),
      await act('operatorMember', `${part}/withdraw`),
      await act('operatorMember', `/enquiries/${id}/parts/${PARKS.others[0]}/messages`, { text: 'Not mine' }),
      await act('operatorMember', `${part}/messages`, { seen: 7, text: 'Too late' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 404, 412]);
  });

  it('tells the people of the other side by mail, without what is personal', async () => {
    const { id } = await sent();
    await act('operatorManager', `/enquiries/${id}/parts/${PARKS.own[0]}/decline`, { reason: 'Let already' });

    const [toOperator, toCompany] = [await lettersTo('operatorMember'), await lettersTo('companyMember')];

    expect(toOperator).toContainEqual(expect.objectContaining({ kind: 'enquiry-received' }));
    expect(toCompany).toContainEqual(expect.objectContaining({ kind: 'enquiry-declined' }));
    expect(JSON.stringify([toOperator, toCompany])).not.toMatch(/王小明|13812345678|Kangda|Let already/u);
  });
});

describe('the contact of an enquiry', () => {
  it('is read whole by the operator, which is written down and shown to the company', async () => {
    const { id } = await sent();
    const reading = await world.as('operatorMember').send('POST', `/enquiries/${id}/contact-readings`);
    const readings = await world.as('companyMember').get(`/enquiries/${id}/contact-readings`);
    const log = await world.store.connection.collection('audit').find({ action: 'enquiry-contact-read' }).toArray();

    expect(await reading.json()).toEqual(CONTACT);
    expect(await readings.json()).toEqual({
      items: [{ at: '2026-11-22T08:00:00.000Z', by: 'The operatorMember', organisationName: 'The operator' }],
    });
    expect(log.map((row) => z.looseObject({ subject: z.object({ id: z.string() }) }).parse(row).subject.id)).toContain(
      id,
    );
    expect(reading.headers.get('cache-control')).toBe('no-store');
  });

  it('is out of reach of the operator once the company has taken its part back', async () => {
    const { id } = await sent();
    await act('companyMember', `/enquiries/${id}/parts/${PARKS.own[0]}/withdraw`);

    const reading = await world.as('operatorMember').send('POST', `/enquiries/${id}/contact-readings`);

    expect(reading.status).toBe(409);
    expect(await (await world.as('companyMember').get(`/enquiries/${id}/contact-readings`)).json()).toEqual({
      items: [],
    });
  });

  it('is gone, with the names of who wrote, once its sender is erased', async () => {
    const { id } = await sent();
    await act('companyMember', `/enquiries/${id}/parts/${PARKS.own[0]}/messages`, { text: 'Hello' });
    const personal = world.services.parts.find(({ endpoints }) =>
      endpoints.some((one) => one.id === 'createEnquiry'),
    )?.personal;
    const stored = await personal?.personalDataOf(personIdOf('companyMember'));

    await personal?.erase(personIdOf('companyMember'), { by: { kind: 'command', name: 'test' } });

    expect(JSON.stringify(stored)).toContain('王小明');
    const left = await seenBy('companyManager', id);
    expect([left.contact, left.maskedContact, left.parts[0]?.messages]).toEqual([
      undefined,
      { name: '***', phone: '****' },
      [{ at: '2026-11-22T08:00:00.000Z', from: 'company', text: 'Hello' }],
    ]);
    expect(await personal?.personalDataOf(personIdOf('companyMember'))).toMatchObject({
      enquiries: [],
      enquiryMessages: [],
    });
  });
});

describe('enquiries of a company', () => {
  it('are not sent any more where the sender has gone while others had their turn', async () => {
    const { connection } = world.store;
    const enquiries = connection.collection('enquiries');
    const [before, asked] = [await enquiries.countDocuments(), world.requests.length];

    await inTransaction(connection, async () => {
      await createHold(connection)(`enquiries of ${ORGANISATIONS.company}`);
      const sending = world.api(OWN, {
        method: 'POST',
        headers: { ...world.as('companyMember').headers, 'content-type': 'application/json' },
        body: JSON.stringify(anEnquiry()),
        signal: AbortSignal.timeout(300),
      });
      await expect(sending).rejects.toThrow();
      await vi.waitFor(() => {
        expect(world.requests.length).toBeGreaterThan(asked);
      });
    });
    await sent({ need: 'The next one' });

    expect(await enquiries.countDocuments()).toBe(before + 1);
  });

  it('come to at most a hundred a day, also where several are sent at once, with a key and without', async () => {
    const path = `/organisations/${ORGANISATIONS.otherCompany}/enquiries`;
    const send = (key?: string): Promise<Response> =>
      world.as('otherCompanyManager').send('POST', path, {
        body: anEnquiry({ tellsBureau: true, companyName: 'Many Diagnostics' }),
        ...(key !== undefined && { headers: { 'idempotency-key': key } }),
      });
    const [{ _id, ...first }] = await stored(Enquiry.parse(await (await send()).json()).id);
    const earlier = Array.from({ length: 96 }, (_, number) => ({ ...first, _id: `${_id.slice(0, -2)}-${number}` }));
    await world.store.connection.collection<{ _id: string }>('enquiries').insertMany(earlier);

    const answers = await Promise.all([send(), send('one'), send(), send('two'), send()]);

    // 97 were there, the first one among them.
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 409, 409]);
    const leads = world.store.connection.collection('leads').find({ companyId: ORGANISATIONS.otherCompany });
    const enquiries = (await leads.toArray()).map((row) => z.object({ enquiryIds: z.array(z.string()) }).parse(row));
    expect(enquiries.map(({ enquiryIds }) => enquiryIds.length)).toEqual([4]);
  });
});
