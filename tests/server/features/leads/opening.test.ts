import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#shared/endpoint.ts';
import { Enquiry } from '#shared/enquiry.ts';
import { HistoryEntry } from '#shared/history.ts';
import { Lead, LeadSummary } from '#shared/lead.ts';
import { ORGANISATIONS, PARKS, type Persona, type World, openWorld, personIdOf } from '#tests/support/world.ts';

let world: World;
/** One space in Pingshan and one in Nanshan. */
let spaces: { readonly pingshan: string; readonly nanshan: string };

beforeAll(async () => {
  world = await openWorld();
  const firstOf = async (park: string): Promise<string> => {
    const response = await world.api(`/spaces?park=${park}&limit=1`);
    return z.object({ items: z.tuple([z.object({ id: z.string() })]) }).parse(await response.json()).items[0].id;
  };
  spaces = { pingshan: await firstOf(PARKS.own[0]), nanshan: await firstOf(PARKS.others[0]) };
}, 60_000);

afterAll(() => world.close());

const CONTACT = { name: '王小明', phone: '13812345678', email: 'wang@example.com' };

async function enquired(
  rest: object,
  company: 'company' | 'otherCompany' = 'company',
  persona: Persona = company === 'company' ? 'companyMember' : 'otherCompanyManager',
): Promise<Enquiry> {
  const response = await world.as(persona).send('POST', `/organisations/${ORGANISATIONS[company]}/enquiries`, {
    body: {
      spaceIds: [spaces.pingshan],
      need: 'A plant for reagents',
      use: 'Production of IVD reagents',
      companyName: 'Kangda Diagnostics',
      contact: CONTACT,
      tellsBureau: true,
      ...rest,
    },
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return Enquiry.parse(await response.json());
}

async function leadsOf(persona: Persona, bureau: keyof typeof ORGANISATIONS): Promise<Lead[]> {
  const response = await world.as(persona).get(`/organisations/${ORGANISATIONS[bureau]}/leads?limit=500`);
  const { items } = pageOf(LeadSummary).parse(await response.json());
  const whole: Lead[] = [];
  for (const { id } of items) whole.push(Lead.parse(await (await world.as(persona).get(`/leads/${id}`)).json()));
  return whole;
}

/** The lead of a bureau that came from an enquiry; undefined where there is none. */
async function leadOf(
  { id }: Enquiry,
  persona: Persona = 'officer',
  bureau: keyof typeof ORGANISATIONS = 'bureau',
): Promise<Lead | undefined> {
  const all = await leadsOf(persona, bureau);
  return all.find(({ enquiries }) => enquiries.some(({ enquiryId }) => enquiryId === id));
}

describe('an enquiry that tells the bureau', () => {
  it('opens a lead with company and contact, and what was asked', async () => {
    const enquiry = await enquired({ companyName: 'Told Diagnostics', expectedAnnualTaxFen: 500_000_00 });

    expect(await leadOf(enquiry)).toMatchObject({
      source: 'enquiry',
      isAnonymous: false,
      companyName: 'Told Diagnostics',
      need: 'A plant for reagents',
      use: 'Production of IVD reagents',
      expectedAnnualTaxFen: 500_000_00,
      places: ['sz-pingshan'],
      maskedContact: { name: '王**', phone: '138****5678' },
      enquiries: [{ enquiryId: enquiry.id, parts: [{ parkId: PARKS.own[0], state: 'sent' }] }],
    });
  });

  it('is added to the lead in hand of the same company in the same place', async () => {
    const first = await enquired({}, 'otherCompany');
    const second = await enquired({ need: 'More of it' }, 'otherCompany');

    const [lead, again] = [await leadOf(first), await leadOf(second)];

    expect(again?.id).toBe(lead?.id);
    // What is known already stays.
    expect(again).toMatchObject({ need: 'A plant for reagents', revision: 2 });
    expect(again?.enquiries.map(({ enquiryId }) => enquiryId)).toEqual([first.id, second.id]);
  });
});

describe('an enquiry that does not tell the bureau', () => {
  it('opens a lead that tells nobody apart, in the log neither', async () => {
    const enquiry = await enquired({ tellsBureau: false, companyName: 'Secret Diagnostics' });
    const lead = await leadOf(enquiry);
    const log = await world.store.connection.collection('audit').find({ 'subject.id': lead?.id }).toArray();
    const history = await (await world.as('officer').get(`/leads/${lead?.id ?? ''}/history`)).text();

    expect(lead).toMatchObject({ isAnonymous: true, places: ['sz-pingshan'] });
    expect(lead?.deadlines.map(({ kind }) => kind)).toEqual(['assess']);
    const told = JSON.stringify([lead, log, JSON.parse(history)]);
    expect(log).toHaveLength(1);
    for (const secret of [
      'Secret',
      'reagents',
      '王小明',
      '13812345678',
      ORGANISATIONS.company,
      personIdOf('companyMember'),
    ]) {
      expect(told).not.toContain(secret);
    }
  });

  it('never joins a lead that names the company, nor the other way round', async () => {
    const anonymous = await enquired({ tellsBureau: false });
    const named = await enquired({ tellsBureau: true });
    const anonymousAgain = await enquired({ tellsBureau: false });

    const [first, second, third] = [await leadOf(anonymous), await leadOf(named), await leadOf(anonymousAgain)];

    expect(second?.id).not.toBe(first?.id);
    expect(third?.id).toBe(first?.id);
    expect(second?.duplicates.map(({ id }) => id)).not.toContain(first?.id);
  });
});

/** Parks of the enquiry that came last. */
function parksAt(lead: Lead | undefined): string[] | undefined {
  return lead?.enquiries.at(-1)?.parts.map(({ parkId }) => parkId);
}

describe('an enquiry about spaces in two places', () => {
  it('opens a lead in each, of which either bureau sees its own parts only', async () => {
    const enquiry = await enquired({ spaceIds: [spaces.pingshan, spaces.nanshan], companyName: 'Both Diagnostics' });
    const own = await leadOf(enquiry);
    const others = await leadOf(enquiry, 'otherOfficer', 'otherBureau');

    expect(parksAt(own)).toEqual([PARKS.own[0]]);
    expect(parksAt(others)).toEqual([PARKS.others[0]]);
    expect(others?.id).not.toBe(own?.id);
    expect((await world.as('otherOfficer').get(`/leads/${own?.id ?? ''}`)).status).toBe(404);
  });
});

describe('what becomes of an enquiry', () => {
  it('shows at its lead, in its history too', async () => {
    const enquiry = await enquired({ companyName: 'Followed Diagnostics' }, 'otherCompany');
    const part = `/enquiries/${enquiry.id}/parts/${PARKS.own[0]}`;

    const response = await world
      .as('operatorMember')
      .send('POST', `${part}/decline`, { body: { reason: 'It is let.' }, seen: enquiry.revision });
    expect(response.status, await response.clone().text()).toBe(200);

    const lead = await leadOf(enquiry);
    const { items } = z
      .strictObject({ items: z.array(HistoryEntry) })
      .parse(await (await world.as('officer').get(`/leads/${lead?.id ?? ''}/history`)).json());
    expect(lead?.enquiries.at(-1)?.parts[0]?.state).toBe('declined');
    expect(items[0]?.action).toBe('lead-enquiry-changed');
    // What the two wrote to one another is theirs.
    expect(JSON.stringify([lead, items])).not.toContain('It is let.');
  });
});

describe('the contact of a lead that two people of a company enquired at', () => {
  const OTHERS = { name: '李小红', phone: '13987654321', email: 'li@example.com' };
  const nanshan = (): object => ({ spaceIds: [spaces.nanshan], companyName: 'Joint Diagnostics' });

  async function erased(persona: 'companyMember' | 'companyManager'): Promise<void> {
    const { parts } = world.services;
    const personal = parts.find(({ endpoints }) => endpoints.some(({ id }) => id === 'createEnquiry'))?.personal;
    await personal?.erase(personIdOf(persona), { by: { kind: 'command', name: 'test' } });
  }

  /** Keys by which what the log has of a contact is read. */
  const keysOf = (leadId: string): Promise<number> =>
    world.store.connection.collection('dataSubjectKeys').countDocuments({ of: leadId });

  it('stays when the other is erased, and goes from the history where an officer has put another in its place', async () => {
    const first = await enquired(nanshan());
    await enquired({ ...nanshan(), contact: OTHERS }, 'company', 'companyManager');
    const leadId = (await leadOf(first, 'otherOfficer', 'otherBureau'))?.id ?? '';
    const at = async (): Promise<Lead> =>
      Lead.parse(await (await world.as('otherOfficer').get(`/leads/${leadId}`)).json());

    await erased('companyManager');
    const afterOther = await at();
    const keysAfterOther = await keysOf(leadId);
    const edited = await world
      .as('otherOfficer')
      .send('PUT', `/leads/${leadId}/contact`, { body: OTHERS, seen: afterOther.revision });
    await erased('companyMember');

    expect(afterOther.maskedContact?.phone).toBe('138****5678');
    expect([keysAfterOther, edited.status]).toEqual([1, 200]);
    expect((await at()).maskedContact?.phone).toBe('139****4321');
    expect(await keysOf(leadId)).toBe(0);
  });

  it('goes with whoever sent it', async () => {
    const enquiry = await enquired({ ...nanshan(), contact: OTHERS }, 'company', 'companyManager');

    await erased('companyManager');

    expect((await leadOf(enquiry, 'otherOfficer', 'otherBureau'))?.maskedContact).toBeUndefined();
  });

  it('stays when a namesake is erased, and goes with its owner where an officer has corrected its number', async () => {
    const first = await enquired(nanshan());
    await enquired({ ...nanshan(), contact: { ...OTHERS, name: CONTACT.name } }, 'company', 'companyManager');
    const leadId = (await leadOf(first, 'otherOfficer', 'otherBureau'))?.id ?? '';
    const at = async (): Promise<Lead> =>
      Lead.parse(await (await world.as('otherOfficer').get(`/leads/${leadId}`)).json());

    await erased('companyManager');
    const { maskedContact, revision } = await at();
    const corrected = { name: CONTACT.name, phone: '13811112222' };
    const edited = await world
      .as('otherOfficer')
      .send('PUT', `/leads/${leadId}/contact`, { body: corrected, seen: revision });
    await erased('companyMember');

    expect([maskedContact?.phone, edited.status]).toEqual(['138****5678', 200]);
    expect((await at()).maskedContact).toBeUndefined();
  });
});
