import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AuditEntry, ChainVerdict } from '#shared/audit.ts';
import { ORGANISATIONS, type Persona, type World, openWorld, personIdOf } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ seeded: false });
  await saved('otherCompanyManager', ORGANISATIONS.otherCompany, 'Rival');
  await saved('companyMember', ORGANISATIONS.company, '=HYPERLINK("http://203.0.113.7")');
  await saved('companyManager', ORGANISATIONS.company, 'Second');
  for (const job of world.services.parts.flatMap(({ jobs }) => jobs)) if (job.name === 'seal') await job.run();
}, 60_000);
afterAll(() => world.close());

async function saved(persona: Persona, organisationId: string, name: string): Promise<void> {
  const requirement = { sector: 'ivd', developmentStage: 'production', criteria: {} };
  const path = `/organisations/${organisationId}/requirements`;
  const { status } = await world.as(persona).send('POST', path, { body: { name, requirement } });
  expect(status).toBe(201);
}

async function entriesFor(persona: Persona, query = ''): Promise<AuditEntry[]> {
  const response = await world.as(persona).get(`/audit-entries${query}`);
  return z.object({ items: z.array(AuditEntry) }).parse(await response.json()).items;
}

describe('the log of an organisation', () => {
  it('shows its managers who did what, newest first, with what changed and from where', async () => {
    const entries = await entriesFor('companyManager');

    expect(entries).toHaveLength(2);
    expect(new Set(entries.map(({ organisationId }) => organisationId))).toEqual(new Set([ORGANISATIONS.company]));
    expect(entries.find(({ by }) => by.personId === personIdOf('companyManager'))).toMatchObject({
      action: 'requirement-created',
      subject: { kind: 'requirement' },
      by: { kind: 'person' },
      address: '127.0.0.1',
      changes: expect.arrayContaining([{ path: 'name', after: 'Second' }]) as unknown,
    });
  });

  it('shows administrators that something was done, and not what', async () => {
    const entries = await entriesFor('administrator');

    expect(entries).toHaveLength(3);
    expect(entries.every(({ changes }) => changes === undefined)).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/Rival|Second|HYPERLINK/u);
  });

  it.each<[Persona, string, number]>([
    ['companyMember', '', 403],
    ['officer', '', 403],
    ['nobody', '', 401],
    ['companyManager', `?organisationId=${ORGANISATIONS.otherCompany}`, 404],
    ['companyManager', '?organisationId=00000000-0000-4000-8000-0000000000ff', 404],
    ['bureauManager', `?organisationId=${ORGANISATIONS.company}`, 404],
  ])('answers %s asking for “%s” with %i, in every form', async (persona, query, status) => {
    const paths = ['/audit-entries', '/audit-entries.csv', '/audit-entries.ndjson', '/audit-verification'];

    const answers = await Promise.all(paths.map((path) => world.as(persona).get(path + query)));

    expect(answers.map((answer) => answer.status)).toEqual(paths.map(() => status));
  });

  it('is filtered by person, action, subject and day', async () => {
    const [first] = await entriesFor('companyManager');
    const by = `?personId=${personIdOf('companyMember')}`;

    expect(await entriesFor('companyManager', by)).toHaveLength(1);
    expect(await entriesFor('companyManager', `?subjectKind=requirement&subjectId=${first?.subject.id ?? ''}`)).toEqual(
      [first],
    );
    expect(await entriesFor('companyManager', '?action=requirement-removed')).toEqual([]);
    // The clock of the tests stands at 16:00 on 22 November in Shanghai.
    expect(await entriesFor('companyManager', '?from=2026-11-22&to=2026-11-22')).toHaveLength(2);
    expect(await entriesFor('companyManager', '?from=2026-11-23')).toEqual([]);
    expect(await entriesFor('companyManager', '?to=2026-11-21')).toEqual([]);
  });

  it('comes page by page, each entry once', async () => {
    const first = await world.as('administrator').get('/audit-entries?limit=2');
    const { items, nextCursor = '' } = z
      .object({ items: z.array(AuditEntry), nextCursor: z.string().optional() })
      .parse(await first.json());
    const rest = await entriesFor('administrator', `?limit=2&cursor=${nextCursor}`);

    expect([...items, ...rest].map(({ id }) => id)).toEqual((await entriesFor('administrator')).map(({ id }) => id));
  });
});

describe('from where something was done', () => {
  const OTHER = ORGANISATIONS.otherCompany;
  const addressesFor = async (persona: Persona): Promise<(string | undefined)[]> =>
    (await entriesFor(persona, `?organisationId=${OTHER}`)).map(({ address }) => address);

  it('is shown to managers of their own people only, and to administrators of everybody', async () => {
    const rows = world.store.connection.collection('audit');
    const doneBy = (by: object): Promise<unknown> => rows.updateOne({ organisationId: OTHER }, { $set: { by } });
    await doneBy({ kind: 'person', personId: personIdOf('operatorMember'), sessionId: 's' });
    const ofStranger = await addressesFor('otherCompanyManager');
    const forAdministrator = await addressesFor('administrator');
    await doneBy({ kind: 'nobody' });
    const ofNobody = await addressesFor('otherCompanyManager');
    await doneBy({ kind: 'person', personId: personIdOf('otherCompanyManager'), sessionId: 's' });

    expect(ofStranger).toEqual([undefined]);
    expect(forAdministrator).toEqual(['127.0.0.1']);
    expect(ofNobody).toEqual([undefined]);
    expect(await addressesFor('otherCompanyManager')).toEqual(['127.0.0.1']);
  });
});

describe('the exported log', () => {
  it('holds no formula for a spreadsheet', async () => {
    const response = await world.as('companyManager').get('/audit-entries.csv');
    const text = await response.text();

    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=audit-entries.csv');
    expect(text.split('\n')[0]).toContain('at,organisationId,action');
    expect(text).toContain('HYPERLINK');
    expect(text).not.toMatch(/(?:^|,)"?[=+@\t\r]/mu);
  });

  it('has an entry in JSON on each line', async () => {
    const response = await world.as('companyManager').get('/audit-entries.ndjson');
    const lines = (await response.text()).trimEnd().split('\n');

    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(lines.map((line) => AuditEntry.parse(JSON.parse(line)))).toEqual(await entriesFor('companyManager'));
  });
});

describe('the verification', () => {
  const verdictsFor = async (persona: Persona): Promise<ChainVerdict[]> => {
    const response = await world.as(persona).get('/audit-verification');
    return z.object({ chains: z.array(ChainVerdict) }).parse(await response.json()).chains;
  };

  it('tells managers of their chain and administrators of all', async () => {
    const [own] = await verdictsFor('companyManager');

    expect(own).toMatchObject({ organisationId: ORGANISATIONS.company, entries: 2, waiting: 0, faultCount: 0 });
    expect(own?.head.seq).toBe(2);
    expect((await verdictsFor('administrator')).map(({ organisationId }) => organisationId)).toEqual([
      ORGANISATIONS.company,
      ORGANISATIONS.otherCompany,
    ]);
  });

  it('tells of what somebody has altered in the store', async () => {
    const rows = world.store.connection.collection('audit');
    await rows.updateOne({ organisationId: ORGANISATIONS.company, seq: 1 }, { $set: { action: 'requirement-shared' } });

    const [own] = await verdictsFor('companyManager');

    expect(own?.faults).toEqual([{ kind: 'altered', seq: 1 }]);
  });
});

describe('the log after somebody has left', () => {
  it('still says from where they did what they did', async () => {
    const person = personIdOf('companyMember');
    const path = `/organisations/${ORGANISATIONS.company}/members/${person}`;
    const removed = await world.as('companyManager').send('DELETE', path, { seen: 1 });
    const own = (await entriesFor('companyManager')).filter(({ by }) => by.personId === person);

    expect(removed.status).toBe(200);
    expect(own.map(({ address }) => address)).toEqual(['127.0.0.1']);
  });
});
