import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Lead, LeadFigures, LeadSummary } from '#shared/lead.ts';
import { pageOf } from '#shared/endpoint.ts';
import { HistoryEntry } from '#shared/history.ts';
import { ORGANISATIONS, PERSONAS, type Persona, type World, openWorld, personIdOf } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, 60_000);

afterAll(() => world.close());

const LEADS = `/organisations/${ORGANISATIONS.bureau}/leads`;
const CONTACT = { name: '王小明', phone: '138 0013 8000', email: 'wang@example.com' };

/** Enters a lead as an officer of Pingshan. */
async function entered(facts: object = {}): Promise<Lead> {
  const body = { companyName: '某某示例生物有限公司', places: ['sz-pingshan'], ...facts };
  const response = await world.as('officer').send('POST', LEADS, { body });
  expect(response.status).toBe(201);
  return Lead.parse(await response.json());
}

async function sent(
  persona: Persona,
  [method, path]: readonly ['POST' | 'PUT', string],
  sending: object,
): Promise<Lead> {
  const response = await world.as(persona).send(method, path, sending);
  expect(response.ok, await response.clone().text()).toBe(true);
  return Lead.parse(await response.json());
}

const moved = (lead: Lead, body: object): Promise<Lead> =>
  sent('officer', ['POST', `/leads/${lead.id}/moves`], { body, seen: lead.revision });

async function listed(query = '', persona: Persona = 'officer', path = LEADS): Promise<LeadSummary[]> {
  const response = await world.as(persona).get(`${path}${query}`);
  expect(response.status, await response.clone().text()).toBe(200);
  return pageOf(LeadSummary).parse(await response.json()).items;
}

async function history(id: string): Promise<HistoryEntry[]> {
  const answer: unknown = await (await world.as('officer').get(`/leads/${id}/history`)).json();
  return z.strictObject({ items: z.array(HistoryEntry) }).parse(answer).items;
}

async function failure(response: Response): Promise<unknown> {
  const { code, errors } = z
    .looseObject({ code: z.string(), errors: z.array(z.looseObject({ path: z.string() })).optional() })
    .parse(await response.json());
  return [response.status, code, ...(errors ?? []).map(({ path }) => path)];
}

describe('a lead that an officer enters', () => {
  it('has its contact masked, its first dates, and the stages it may go to', async () => {
    const lead = await entered({ contact: CONTACT, expectedAnnualTaxFen: 500_000_00, sector: 'cgt' });

    expect(lead).toMatchObject({
      source: 'officer',
      stage: 'lead',
      maskedContact: { name: '王**', phone: '138****8000', email: 'w***@example.com' },
      moves: ['assessment', 'talks', 'visit', 'intent', 'paused', 'lost'],
      deadlines: [
        { kind: 'answer', on: '2026-11-23' },
        { kind: 'assess', on: '2026-11-25' },
        { kind: 'feedback', on: '2026-11-29' },
      ],
      revision: 1,
    });
    expect(JSON.stringify(lead)).not.toContain('wang');
  });

  it('takes sector and area band from its requirement where it is not told', async () => {
    const requirement = { sector: 'ivd', criteria: { area: { level: 'must', minM2: 2000 } } };

    expect(await entered({ requirement })).toMatchObject({ sector: 'ivd', areaBand: '2000-5000' });
  });

  it('must lie in the jurisdiction of the bureau, at a place that there is, and ask what can be asked', async () => {
    const outside = await world.as('officer').send('POST', LEADS, { body: { places: ['sz-pingshan', 'sz-nanshan'] } });
    const nowhere = await world.as('officer').send('POST', LEADS, { body: { places: ['nowhere'] } });
    const unasked = { places: ['sz-pingshan'], requirement: { criteria: { magic: { level: 'must' } } } };
    const impossible = await world.as('officer').send('POST', LEADS, { body: unasked });

    expect(await failure(outside)).toEqual([400, 'invalid-request', 'places.1']);
    expect(await failure(nowhere)).toEqual([400, 'invalid-request', 'places.0']);
    expect(await failure(impossible)).toEqual([400, 'invalid-request', 'requirement.criteria.magic']);
  });
});

describe('a lead on the board', () => {
  it('cannot be signed before the intent', async () => {
    const lead = await entered();

    const response = await world
      .as('officer')
      .send('POST', `/leads/${lead.id}/moves`, { body: { to: 'signed' }, seen: lead.revision });

    expect(await failure(response)).toEqual([409, 'state-forbids']);
  });

  it('goes from intent to signed and counts as signed this week', async () => {
    const before = LeadFigures.parse(
      await (await world.as('officer').get(`/organisations/${ORGANISATIONS.bureau}/lead-figures`)).json(),
    );
    const intent = await moved(await entered(), { to: 'intent' });
    const signed = await moved(intent, { to: 'signed' });
    const after = LeadFigures.parse(
      await (await world.as('officer').get(`/organisations/${ORGANISATIONS.bureau}/lead-figures`)).json(),
    );

    expect(signed).toMatchObject({ stage: 'signed', moves: ['intent', 'landed', 'paused', 'lost'], revision: 3 });
    // Assessed by the move to the intent: what is left is to answer and to tell.
    expect(signed.deadlines.map(({ kind }) => kind)).toEqual(['answer', 'feedback']);
    expect(after.weekFrom).toBe('2026-11-16');
    expect([after.newCount, after.movedCount, after.signedCount]).toEqual([
      before.newCount + 1,
      before.movedCount + 1,
      before.signedCount + 1,
    ]);
    expect(after.columns.find(({ column }) => column === 'signed')?.count).toBe(
      1 + (before.columns.find(({ column }) => column === 'signed')?.count ?? 0),
    );
  });

  it('is paused with a reason only, is due for nothing then, and goes on where it was', async () => {
    const talks = await moved(await entered(), { to: 'talks' });
    const without = await world
      .as('officer')
      .send('POST', `/leads/${talks.id}/moves`, { body: { to: 'paused' }, seen: talks.revision });
    const paused = await moved(talks, { to: 'paused', reason: '等待融资' });
    const elsewhere = await world
      .as('officer')
      .send('POST', `/leads/${talks.id}/moves`, { body: { to: 'visit' }, seen: paused.revision });
    const resumed = await moved(paused, { to: 'talks' });

    expect(await failure(without)).toEqual([400, 'invalid-request', 'reason']);
    expect(paused).toMatchObject({
      rest: { kind: 'paused', reason: '等待融资', since: '2026-11-22' },
      moves: ['talks', 'lost'],
      deadlines: [],
    });
    expect(await failure(elsewhere)).toEqual([409, 'state-forbids']);
    expect(resumed).not.toHaveProperty('rest');
    expect(resumed.stage).toBe('talks');
  });

  it('is not moved by who has not seen what somebody else did, and told the revision that there is', async () => {
    const lead = await entered();
    await moved(lead, { to: 'talks' });

    const late = await world
      .as('officer')
      .send('POST', `/leads/${lead.id}/moves`, { body: { to: 'visit' }, seen: lead.revision });

    expect(late.headers.get('etag')).toBe('"2"');
    expect(await failure(late)).toEqual([412, 'revision-overtaken']);
  });

  it('is moved once by many at the same moment', async () => {
    const lead = await entered();

    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.as('officer').send('POST', `/leads/${lead.id}/moves`, { body: { to: 'talks' }, seen: lead.revision }),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
  });

  it('keeps every note of many that are written at the same moment', async () => {
    const lead = await entered();

    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        world.as('officer').send('POST', `/leads/${lead.id}/notes`, { body: { kind: 'note', text: `note ${at}` } }),
      ),
    );
    const { notes } = Lead.parse(await (await world.as('officer').get(`/leads/${lead.id}`)).json());

    expect(notes.map(({ text }) => text).toSorted()).toEqual(Array.from({ length: 10 }, (_, at) => `note ${at}`));
  });
});

describe('what is due for a lead', () => {
  it('goes by what officers have noted', async () => {
    const lead = await entered();
    const noted = (kind: string): Promise<Lead> =>
      sent('officer', ['POST', `/leads/${lead.id}/notes`], { body: { kind, text: '已电话联系' } });

    expect((await noted('contact')).deadlines.map(({ kind }) => kind)).toEqual(['assess', 'feedback']);
    expect((await noted('feedback')).deadlines).toEqual([
      { kind: 'assess', on: '2026-11-25' },
      { kind: 'report', on: '2026-12-06' },
    ]);
  });

  it('makes it overdue from the day after on', async () => {
    const late = await entered({ companyName: 'Late', nextStep: { text: 'call', on: '2026-11-21' } });
    const today = await entered({ companyName: 'Today', nextStep: { text: 'call', on: '2026-11-22' } });

    const overdue = (await listed('?overdue=true')).map(({ id }) => id);

    expect(overdue).toContain(late.id);
    expect(overdue).not.toContain(today.id);
  });
});

describe('the contact of a lead', () => {
  it('is read whole by an operation that writes the reading down, and nowhere else', async () => {
    const lead = await entered({ contact: CONTACT });

    const response = await world.as('officer').send('POST', `/leads/${lead.id}/contact-readings`);
    const rows = await world.store.connection
      .collection('audit')
      .find({ action: 'lead-contact-read', 'subject.id': lead.id })
      .toArray();

    expect(await response.json()).toEqual(CONTACT);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ organisationId: ORGANISATIONS.bureau, by: { personId: personIdOf('officer') } });
    expect(JSON.stringify(await history(lead.id))).not.toMatch(/王小明|13800138000|138 0013 8000|wang@/u);
  });

  it('is replaced without showing it in the history', async () => {
    const lead = await entered({ contact: CONTACT });

    const changed = await sent('officer', ['PUT', `/leads/${lead.id}/contact`], {
      body: { name: 'Li Na', phone: '0755-12345678' },
      seen: lead.revision,
    });

    expect(changed.maskedContact).toEqual({ name: 'L*** N***', phone: '****5678' });
    expect((await history(lead.id))[0]?.changes.filter(({ path }) => path.startsWith('contact'))).toContainEqual({
      path: 'contact',
    });
  });

  it('is taken away for good', async () => {
    const lead = await entered({ contact: CONTACT });

    const erased = await sent('officer', ['POST', `/leads/${lead.id}/contact-erasure`], { seen: lead.revision });
    const restored = await world
      .as('officer')
      .send('POST', `/leads/${lead.id}/restore`, { body: { revision: 1 }, seen: 2 });

    expect(erased).not.toHaveProperty('maskedContact');
    expect(restored.status).toBe(404);
    expect((await world.as('officer').send('POST', `/leads/${lead.id}/contact-readings`)).status).toBe(404);
  });

  it('is not there where none is known', async () => {
    const lead = await entered();

    const response = await world.as('officer').send('POST', `/leads/${lead.id}/contact-readings`);

    expect(response.status).toBe(404);
  });
});

describe('the facts of a lead', () => {
  it('are written whole, and those of an earlier revision are written again', async () => {
    const lead = await entered({ need: '中试车间', use: '细胞制备' });
    const edited = await sent('officer', ['PUT', `/leads/${lead.id}`], {
      body: { companyName: '某某示例生物有限公司', places: ['sz-pingshan'], need: '办公' },
      seen: lead.revision,
    });
    const at = await moved(edited, { to: 'talks' });

    const restored = await sent('officer', ['POST', `/leads/${lead.id}/restore`], {
      body: { revision: 1 },
      seen: at.revision,
    });

    expect(edited.need).toBe('办公');
    expect(edited).not.toHaveProperty('use');
    expect(restored).toMatchObject({ need: '中试车间', use: '细胞制备', stage: 'talks', revision: 4 });
    expect((await history(lead.id)).map(({ action, revision }) => [action, revision])).toEqual([
      ['lead-restored', 4],
      ['lead-moved', 3],
      ['lead-edited', 2],
      ['lead-entered', 1],
    ]);
  });

  it('are not restored from a revision that there never was', async () => {
    const lead = await entered();

    const response = await world
      .as('officer')
      .send('POST', `/leads/${lead.id}/restore`, { body: { revision: 7 }, seen: 1 });

    expect(response.status).toBe(404);
  });

  it('do not take a lead out of the jurisdiction of whoever writes', async () => {
    const lead = await entered();

    const response = await world
      .as('officer')
      .send('PUT', `/leads/${lead.id}`, { body: { places: ['sz-nanshan'] }, seen: lead.revision });

    expect(await failure(response)).toEqual([400, 'invalid-request', 'places.0']);
  });
});

describe('who follows a lead', () => {
  it('is whoever takes it', async () => {
    const lead = await entered();

    const taken = await sent('officer', ['POST', `/leads/${lead.id}/take`], { seen: lead.revision });

    expect(taken.owner?.personId).toBe(personIdOf('officer'));
    expect((await listed(`?ownerId=${personIdOf('officer')}`)).map(({ id }) => id)).toContain(lead.id);
  });

  it('is given by managers only', async () => {
    const lead = await entered();
    const sending = { body: {}, seen: lead.revision };

    const byMember = await world.as('officer').send('PUT', `/leads/${lead.id}/owner`, sending);
    const byManager = await world.as('bureauManager').send('PUT', `/leads/${lead.id}/owner`, sending);

    expect(byMember.status).toBe(403);
    expect(byManager.status).toBe(200);
  });

  it('is no stranger to the bureau', async () => {
    const lead = await entered();

    const response = await world.as('bureauManager').send('PUT', `/leads/${lead.id}/owner`, {
      body: { personId: personIdOf('otherOfficer') },
      seen: lead.revision,
    });

    expect(await failure(response)).toEqual([400, 'invalid-request', 'personId']);
  });
});

describe('leads that may be of one company', () => {
  it('are told of one another with the sign', async () => {
    const one = await entered({ companyName: '双生示例医药有限公司' });
    const other = await entered({
      companyName: '双生示例医药股份有限公司',
      contact: { name: 'A', phone: '13900000001' },
    });

    const { duplicates } = Lead.parse(await (await world.as('officer').get(`/leads/${one.id}`)).json());
    const summary = (await listed('?text=双生示例')).find(({ id }) => id === one.id);

    expect(duplicates).toEqual([
      { id: other.id, companyName: '双生示例医药股份有限公司', column: 'lead', by: ['name'] },
    ]);
    expect(summary?.duplicateCount).toBe(1);
  });
});

describe('the list of leads', () => {
  it.each(['updated', 'due', 'received', 'tax', 'company'])(
    'gives every lead once over pages, sorted by %s',
    async (sort) => {
      await entered({ companyName: 'Sorted A', expectedAnnualTaxFen: 1 });
      await entered({ companyName: 'Sorted B', expectedAnnualTaxFen: 1 });
      await entered({ places: ['sz-pingshan'], companyName: undefined });
      const all = (await listed(`?sort=${sort}&limit=500`)).map(({ id }) => id);

      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const response = await world
          .as('officer')
          .get(`${LEADS}?sort=${sort}&limit=7${cursor === undefined ? '' : `&cursor=${cursor}`}`);
        const page = pageOf(LeadSummary).parse(await response.json());
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);

      expect(paged).toEqual(all);
      expect(new Set(paged).size).toBe(paged.length);
    },
  );

  it('is narrowed by column, sector and place, and refuses what is none', async () => {
    const lead = await moved(await entered({ sector: 'synbio' }), { to: 'visit' });

    expect((await listed('?column=visit&sector=synbio&placeId=sz')).map(({ id }) => id)).toEqual([lead.id]);
    expect(await listed('?column=landed&sector=synbio')).toEqual([]);
    expect(await listed('?sector=synbio&placeId=gz')).toEqual([]);
    expect((await world.as('officer').get(`${LEADS}?sort=name`)).status).toBe(400);
  });

  it('finds text as it is written, whatever stands for something in patterns', async () => {
    const lead = await entered({ companyName: 'Plus (a+)+$ Bio' });

    expect((await listed(`?text=${encodeURIComponent('(A+)+$')}`)).map(({ id }) => id)).toEqual([lead.id]);
    expect(await listed(`?text=${encodeURIComponent('.*')}`)).toEqual([]);
  });

  it('is exported with masked contacts and without formulas', async () => {
    await entered({ companyName: '=HYPERLINK("http://evil.example")', contact: CONTACT, need: '+1' });

    const response = await world.as('officer').get(`${LEADS}.csv?text=hyperlink`);
    const text = await response.text();

    expect(response.headers.get('content-disposition')).toContain('leads.csv');
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(text).toContain(`'+1`);
    expect(text).toContain('王** 138****8000 w***@example.com');
    expect(text).not.toContain('13800138000');
  });
});

describe('officers of another jurisdiction', () => {
  const OTHERS = `/organisations/${ORGANISATIONS.otherBureau}/leads`;

  it('see nothing of a lead, whether there is one or not', async () => {
    const lead = await entered({ contact: CONTACT });
    const paths = [`/leads/${lead.id}`, `/leads/${lead.id}/history`, LEADS, `${LEADS}.csv`];
    const nothing: unknown = await (await world.as('otherOfficer').get(`/leads/${ORGANISATIONS.bureau}`)).json();

    for (const path of paths) {
      const response = await world.as('otherOfficer').get(path);
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect(await (await world.as('otherOfficer').get(`/leads/${lead.id}`)).json()).toMatchObject({
      detail: z.looseObject({ detail: z.string() }).parse(nothing).detail,
    });
    expect(await listed('', 'otherOfficer', OTHERS)).toEqual([]);
  });

  it('change nothing of a lead', async () => {
    const lead = await entered({ contact: CONTACT });
    const writes = [
      ['PUT', '', { places: ['sz-pingshan'] }],
      ['POST', '/moves', { to: 'talks' }],
      ['POST', '/notes', { kind: 'note', text: 'x' }],
      ['POST', '/take', {}],
      ['POST', '/contact-readings', {}],
      ['PUT', '/contact', CONTACT],
      ['POST', '/restore', { revision: 1 }],
    ] as const;

    for (const [method, path, body] of writes) {
      const response = await world.as('otherOfficer').send(method, `/leads/${lead.id}${path}`, { body, seen: 1 });
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect(Lead.parse(await (await world.as('officer').get(`/leads/${lead.id}`)).json()).revision).toBe(1);
  });

  it('are not told of leads of one company elsewhere', async () => {
    await entered({ companyName: 'Both Sides Bio' });
    const response = await world
      .as('otherOfficer')
      .send('POST', OTHERS, { body: { companyName: 'Both Sides Bio', places: ['sz-nanshan'] } });

    expect(Lead.parse(await response.json()).duplicates).toEqual([]);
  });
});

describe('everybody else', () => {
  const OFFICERS: readonly Persona[] = ['officer', 'bureauManager', 'otherOfficer'];

  it.each(PERSONAS.filter((persona) => !OFFICERS.includes(persona)))('is refused: %s', async (persona) => {
    const response = await world.as(persona).get(LEADS);

    expect(response.status).toBe(persona === 'nobody' ? 401 : 403);
  });
});
