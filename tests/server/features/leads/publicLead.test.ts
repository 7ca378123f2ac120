import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AuditEntry } from '#shared/audit.ts';
import { pageOf } from '#shared/endpoint.ts';
import { Lead, LeadSummary } from '#shared/lead.ts';
import { ORGANISATIONS, type Persona, type World, openWorld } from '#tests/support/world.ts';

let world: World;
let nowMs = Date.parse('2026-11-22T08:00:00Z');

beforeAll(async () => {
  world = await openWorld({ now: () => new Date(nowMs) });
}, 60_000);

afterAll(() => world.close());

const FORM = {
  companyName: '来函示例医药有限公司',
  need: '细胞治疗中试车间 2000 平方米',
  use: '细胞制备',
  contact: { name: '李娜', phone: '13900001111', email: 'li@example.com' },
  places: ['sz-pingshan'],
  language: 'zh-CN',
  consents: true,
};

/** A token that has been held for as long as people need to fill the form in. */
async function aProof(): Promise<{ token: string }> {
  const { token } = z
    .looseObject({ token: z.string() })
    .parse(await (await world.as('nobody').send('POST', '/form-tokens')).json());
  nowMs += 10_000;
  return { token };
}

async function sent(form: object = {}): Promise<Response> {
  return world.as('nobody').send('POST', '/public-leads', { body: { ...FORM, proof: await aProof(), ...form } });
}

async function leadsOf(persona: Persona, bureau: keyof typeof ORGANISATIONS): Promise<LeadSummary[]> {
  const response = await world.as(persona).get(`/organisations/${ORGANISATIONS[bureau]}/leads?limit=500`);
  return pageOf(LeadSummary).parse(await response.json()).items;
}

const ofPingshan = (): Promise<LeadSummary[]> => leadsOf('officer', 'bureau');
const ofNanshan = (): Promise<LeadSummary[]> => leadsOf('otherOfficer', 'otherBureau');

describe('the form without account', () => {
  it('opens a lead with all that was said, for the bureau of the place', async () => {
    const response = await sent({ expectedAnnualTaxFen: 100_000_00, sector: 'cgt' });
    const { reference } = z.strictObject({ reference: z.uuid() }).parse(await response.json());
    const lead = Lead.parse(await (await world.as('officer').get(`/leads/${reference}`)).json());

    expect(response.status).toBe(201);
    expect(lead).toMatchObject({
      source: 'public-form',
      isAnonymous: false,
      companyName: '来函示例医药有限公司',
      need: FORM.need,
      use: FORM.use,
      expectedAnnualTaxFen: 100_000_00,
      sector: 'cgt',
      places: ['sz-pingshan'],
      stage: 'lead',
      maskedContact: { name: '李**', phone: '139****1111', email: 'l***@example.com' },
    });
    expect((await ofNanshan()).map(({ id }) => id)).not.toContain(reference);
  });

  it('opens one lead for each place, which the bureaus do not see of one another', async () => {
    const [before, beforeOthers] = [(await ofPingshan()).length, (await ofNanshan()).length];

    await sent({ places: ['sz-pingshan', 'sz-nanshan', 'sz-nanshan'] });

    const [own, others] = [await ofPingshan(), await ofNanshan()];
    expect([own.length, others.length]).toEqual([before + 1, beforeOthers + 1]);
    expect(own.every(({ places }) => places.join() === 'sz-pingshan')).toBe(true);
    expect(others.every(({ places }) => places.join() === 'sz-nanshan')).toBe(true);
  });

  it('acknowledges by mail where an address is given, and says nothing personal in it', async () => {
    const letters = (): Promise<unknown[]> =>
      world.store.connection.collection('letters').find({ 'letter.kind': 'public-lead' }).toArray();
    const before = (await letters()).length;

    await sent();
    await sent({ contact: { name: '李娜', phone: '13900001111' } });

    const sentLetters = await letters();
    expect(sentLetters).toHaveLength(before + 1);
    expect(sentLetters.at(-1)).toMatchObject({ letter: { to: 'li@example.com', language: 'zh-CN', values: {} } });
  });

  it.each([
    ['without consent', { consents: false }, 'consents'],
    ['about a place that is not there', { places: ['sz-pingshan', 'nowhere'] }, 'places.1'],
    ['with a role of its own making', { stage: 'signed' }, 'stage'],
    [
      'with a filled-in field that people do not see',
      { proof: { token: 'x', website: 'http://x.example' } },
      'proof.website',
    ],
    ['with a token that is not ours', { proof: { token: '1.2.3' } }, 'proof.token'],
  ])('is refused %s, and nothing is kept', async (_how, form, path) => {
    const before = (await ofPingshan()).length;

    const response = await sent(form);

    const { errors } = z
      .looseObject({ errors: z.array(z.looseObject({ path: z.string() })) })
      .parse(await response.json());
    expect([response.status, errors[0]?.path]).toEqual([400, path]);
    expect((await ofPingshan()).length).toBe(before);
  });

  it('is sent once with one token', async () => {
    const proof = await aProof();
    const before = (await ofPingshan()).length;

    const answers = [await sent({ proof }), await sent({ proof })];

    expect(answers.map(({ status }) => status)).toEqual([201, 400]);
    expect((await ofPingshan()).length).toBe(before + 1);
  });
});

describe('the log of what came by the form', () => {
  const Entries = pageOf(AuditEntry);

  it('tells whoever runs the platform that a lead came, and neither from whom nor what it says', async () => {
    await sent();

    const response = await world.as('administrator').get('/audit-entries?subjectKind=lead&limit=500');
    const { items } = Entries.parse(await response.json());

    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ changes }) => changes === undefined)).toBe(true);
    expect(JSON.stringify(items)).not.toMatch(/示例医药|13900001111|li@example/u);
  });

  it('tells the manager of a bureau that a contact was changed, and not what it was', async () => {
    const { reference } = z.looseObject({ reference: z.string() }).parse(await (await sent()).json());
    const contact = { name: '赵云', phone: '13700002222' };
    await world.as('officer').send('PUT', `/leads/${reference}/contact`, { seen: 1, body: contact });

    const response = await world.as('bureauManager').get(`/audit-entries?subjectId=${reference}`);
    const { items } = Entries.parse(await response.json());

    expect(items[0]?.changes).toContainEqual({ path: 'contact.phone' });
    expect(JSON.stringify(items)).not.toMatch(/13900001111|13700002222|赵云/u);
  });
});
