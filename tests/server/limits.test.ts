import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ATTACHMENTS_MAX } from '#shared/attachment.ts';
import { ORGANISATIONS, PARKS, type World, openWorld } from '#tests/support/world.ts';
import { png } from '#tests/support/pictures.ts';

let world: World;
/** A space in Pingshan, and one in Nanshan. */
let space: string;
let elsewhere: string;

beforeAll(async () => {
  world = await openWorld();
  const firstOf = async (park: string): Promise<string> => {
    const response = await world.api(`/spaces?park=${park}&limit=1`);
    return z.object({ items: z.tuple([z.object({ id: z.string() })]) }).parse(await response.json()).items[0].id;
  };
  space = await firstOf(PARKS.own[0]);
  elsewhere = await firstOf(PARKS.others[0]);
}, 60_000);

afterAll(() => world.close());

/** Three at the same time; what each is answered, in order of the numbers. */
async function threeAtOnce(send: () => Promise<Response>, second = send, third = send): Promise<number[]> {
  const answers = await Promise.all([send(), second(), third()]);
  return answers.map(({ status }) => status).sort();
}

/** Stores so many more like the one that there is in a collection. */
async function fillWith(collection: string, count: number): Promise<void> {
  const rows = world.store.connection.collection<{ readonly _id: string }>(collection);
  const one = await rows.findOne({ state: { $ne: 'discarded' } });
  if (one === null) throw new Error(`There is none in ${collection}`);
  await rows.insertMany(Array.from({ length: count }, () => ({ ...one, _id: randomUUID() })));
}

function enquire(
  company: 'company' | 'otherCompany',
  { about = space, tellsBureau = false }: { readonly about?: string; readonly tellsBureau?: boolean } = {},
): Promise<Response> {
  const persona = company === 'company' ? 'companyMember' : 'otherCompanyManager';
  return world.as(persona).send('POST', `/organisations/${ORGANISATIONS[company]}/enquiries`, {
    body: {
      ...{ spaceIds: [about], need: 'A plant', use: 'Reagents', companyName: 'Kangda', tellsBureau },
      contact: { name: '王小明', phone: '13812345678' },
    },
  });
}

function upload(): Promise<Response> {
  const form = new FormData();
  form.append('kind', 'photo');
  form.append('file', new Blob([png(3, 2)]), 'photo.png');
  const { headers } = world.as('operatorMember');
  return world.api(`/spaces/${space}/attachments`, { method: 'POST', headers, body: form });
}

describe('a draft of a policy', () => {
  it('is begun once where it is asked for twice by one key', async () => {
    const once = { body: { from: 'nothing' }, headers: { 'idempotency-key': 'one-draft-once' } };
    const begin = async (): Promise<{ status: number; id: unknown }> => {
      const response = await world.as('officer').send('POST', '/policy-drafts', once);
      return { status: response.status, id: z.looseObject({ id: z.string() }).parse(await response.json()).id };
    };

    const first = await begin();

    expect(first.status).toBe(201);
    expect(await begin()).toEqual(first);
  });
});

describe('the last that a limit allows is one, of three that come at the same time:', () => {
  it('an enquiry of a day', async () => {
    expect((await enquire('company')).status).toBe(201);
    // A hundred a day: this one, 98 more, and the last.
    await fillWith('enquiries', 98);

    // Each to a lead of its own, so that they meet nowhere else.
    const answers = await threeAtOnce(
      () => enquire('company'),
      () => enquire('company', { tellsBureau: true }),
      () => enquire('company', { about: elsewhere }),
    );

    expect(answers).toEqual([201, 409, 409]);
  });

  it('a file at a space', async () => {
    expect((await upload()).status).toBe(201);
    await fillWith('attachments', ATTACHMENTS_MAX - 2);

    expect(await threeAtOnce(upload)).toEqual([201, 409, 409]);
  });

  it('an open report about a space', async () => {
    const report = (): Promise<Response> =>
      world
        .as('companyMember')
        .send('POST', `/spaces/${space}/reports`, { body: { kind: 'price', text: 'It is 45.' } });
    expect((await report()).status).toBe(201);
    // Twenty: this one, 18 more, and the last.
    await fillWith('listingReports', 18);

    expect(await threeAtOnce(report)).toEqual([201, 409, 409]);
  });

  it('a token of an organisation', async () => {
    const make = (): Promise<Response> =>
      world.as('operatorManager').send('POST', `/organisations/${ORGANISATIONS.operator}/api-tokens`, {
        body: { name: 'Listings', scopes: ['organisation:read'] },
      });
    expect((await make()).status).toBe(201);
    // Fifty: this one, 48 more, and the last.
    await fillWith('apiTokens', 48);

    expect(await threeAtOnce(make)).toEqual([201, 409, 409]);
  });

  it('a draft of a policy', async () => {
    const begin = (): Promise<Response> =>
      world.as('officer').send('POST', '/policy-drafts', { body: { from: 'nothing' } });
    expect((await begin()).status).toBe(201);
    // Two hundred: the one of before, this one, 197 more, and the last.
    await fillWith('policyDrafts', 197);

    expect(await threeAtOnce(begin)).toEqual([201, 409, 409]);
  });
});

describe('a draft that was given up', () => {
  it('is taken back only where there is room for it', async () => {
    const drafts = world.store.connection.collection<{ readonly _id: string }>('policyDrafts');
    const { _id: id } = (await drafts.findOne({ state: 'draft' })) ?? { _id: '' };
    await drafts.updateOne({ _id: id }, { $set: { state: 'discarded' } });
    const open = await drafts.countDocuments({ state: 'draft' });
    const restore = (): Promise<Response> =>
      world.as('officer').send('POST', `/policy-drafts/${id}/restore`, { seen: 1 });
    await fillWith('policyDrafts', 200 - open);

    const refused = await restore();
    await drafts.deleteOne({ state: 'draft' });
    const restored = await restore();

    expect(await refused.json()).toMatchObject({ status: 409, code: 'too-many-drafts' });
    expect(restored.status).toBe(200);
  });
});

describe('the first enquiries of a company about a place', () => {
  it('open one lead, however close together they come', async () => {
    // The sender has a key and the leads are a collection then, so that they meet nowhere else.
    expect((await enquire('otherCompany', { about: elsewhere, tellsBureau: true })).status).toBe(201);

    const answers = await threeAtOnce(() => enquire('otherCompany', { tellsBureau: true }));
    const leads = await world.store.connection
      .collection('leads')
      .find({ companyId: ORGANISATIONS.otherCompany, 'lead.places': 'sz-pingshan' })
      .toArray();

    expect(answers).toEqual([201, 201, 201]);
    expect(leads).toHaveLength(1);
    expect(leads[0]?.['enquiryIds']).toHaveLength(3);
  });
});
