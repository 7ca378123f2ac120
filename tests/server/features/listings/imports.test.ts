import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_BASE } from '#shared/endpoint.ts';
import { Listing } from '#shared/listing.ts';
import { ListingImport, ListingImportPreview } from '#shared/listingImport.ts';
import { ORGANISATIONS, PARKS, type World, openWorld } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, 60_000);

afterAll(() => world.close());

const OWN = `/organisations/${ORGANISATIONS.operator}`;
const [PARK] = PARKS.own;

async function sent(what: 'listing-imports' | 'listing-import-previews', file: string | Uint8Array): Promise<Response> {
  return fetch(`${world.address}${API_BASE}${OWN}/${what}`, {
    method: 'POST',
    headers: { ...world.as('operatorMember').headers, 'content-type': 'text/csv' },
    body: typeof file === 'string' ? file : new Blob([new Uint8Array(file)]),
  });
}

async function preview(file: string | Uint8Array): Promise<ListingImportPreview> {
  const response = await sent('listing-import-previews', file);
  expect(response.status).toBe(200);
  return ListingImportPreview.parse(await response.json());
}

async function imported(file: string | Uint8Array): Promise<ListingImport> {
  const response = await sent('listing-imports', file);
  expect(response.status).toBe(201);
  return ListingImport.parse(await response.json());
}

const statusOf = async (id: string): Promise<number> => (await world.as('nobody').get(`/spaces/${id}`)).status;
const factsOf = async (id: string): Promise<unknown> => {
  const { space } = Listing.parse(await (await world.as('operatorMember').get(`/listings/${id}`)).json());
  return space.facts;
};

describe('a file of spaces', () => {
  it('is imported once where it comes twice at the same time, with an entry in the log for each of its spaces', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `twin-${index}`);
    const file = ['id,parkId,nameZh,areaM2', ...ids.map((id) => `${id},${PARK},一层,800`)].join('\n');
    const countOf = (name: string, filter: object): Promise<number> =>
      world.store.connection.collection(name).countDocuments(filter);

    const made = await Promise.all([imported(file), imported(file)]);

    expect(made.map(({ created }) => created).sort((one, other) => one - other)).toEqual([0, 30]);
    expect(await countOf('spaces', { spaceId: { $in: ids }, 'desk.revision': 1 })).toBe(30);
    expect(await countOf('audit', { 'subject.id': { $in: ids }, action: 'space-imported', revision: 1 })).toBe(30);
  });

  it('leaves nothing behind where it fails half-way', async () => {
    const rows = world.store.connection.collection<{ _id: string }>('audit');
    const before = await rows.countDocuments();
    // An index that the entry of the second space cannot be stored beside.
    const whereImported = { unique: true, partialFilterExpression: { action: 'space-imported' } };
    await rows.createIndexes([{ key: { 'subject.id': 1 }, name: 'subject.id_1', ...whereImported }]);
    await rows.insertOne({ _id: 'in the way', action: 'space-imported', subject: { id: 'half-2' } } as never);

    const answer = await sent('listing-imports', `id,parkId,nameZh\nhalf-1,${PARK},一\nhalf-2,${PARK},二\n`);
    await rows.deleteOne({ _id: 'in the way' });
    await rows.dropIndex('subject.id_1');

    expect(answer.status).toBe(500);
    expect([await statusOf('half-1'), await statusOf('half-2'), await rows.countDocuments()]).toEqual([
      404,
      404,
      before,
    ]);
  });

  it('is previewed without storing anything, and then does just that', async () => {
    const file = `id,parkId,nameZh,areaM2,clearHeightM\nfile-1,${PARK},一层,800,4.5\nfile-2,${PARK},二层,900,-\n`;

    const { faults } = await preview(file);
    const repaired = file.replace('-\n', '\n');
    const planned = await preview(repaired);
    const before = await statusOf('file-1');
    const made = await imported(repaired);

    expect(faults).toEqual([{ line: 3, column: 'clearHeightM', message: 'Expected a number above 0 and at most 100' }]);
    expect(planned).toMatchObject({ created: 2, changed: 0, unchanged: 0, faultCount: 0 });
    expect(before).toBe(404);
    expect(made).toMatchObject({ state: 'done', created: 2, changed: 0, unchanged: 0, revision: 1 });
    expect(await factsOf('file-1')).toEqual({ areaM2: 800, clearHeightM: 4.5 });
  });

  it('that comes again changes nothing, and one with another figure only that', async () => {
    const file = `id,parkId,areaM2,powerKva\nagain-1,${PARK},800,250\n`;
    await imported(file);

    const again = await imported(file);
    const other = await preview(`id,parkId,powerKva\nagain-1,${PARK},300\n`);
    await imported(`id,parkId,powerKva\nagain-1,${PARK},300\n`);

    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(other.spaces).toEqual([
      { line: 2, id: 'again-1', becomes: 'changed', changes: [{ path: 'facts.powerKva', before: 250, after: 300 }] },
    ]);
    // The area has no column in the second file, so it stays.
    expect(await factsOf('again-1')).toEqual({ areaM2: 800, powerKva: 300 });
  });

  it('with one bad line does nothing at all and names line and column', async () => {
    const response = await sent(
      'listing-imports',
      `id,parkId,areaM2\nbad-1,${PARK},800\nbad-2,${PARK},much\nbad-3,${PARKS.others[0]},5\n`,
    );

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'body.3.areaM2' }, { path: 'body.4.parkId', message: 'Is no park that the operator manages' }],
    });
    expect(await statusOf('bad-1')).toBe(404);
  });

  it('does not give away what somebody has in hand, nor move or take spaces', async () => {
    await imported(`id,parkId,status\nhand-1,${PARK},vacant\n`);
    await world.as('operatorMember').send('POST', '/listings/hand-1/moves', {
      body: { to: 'held', until: '2026-12-01', taker: { name: 'One Biotech' } },
      seen: 1,
    });
    await world.as('otherOperatorManager').send('POST', `/organisations/${ORGANISATIONS.otherOperator}/listings`, {
      body: { id: 'theirs-1', parkId: PARKS.others[0], state: 'vacant', name: { zh: '一', en: 'One' }, facts: {} },
    });

    const { faults } = await preview(
      `id,parkId,status\nhand-1,${PARK},vacant\ntheirs-1,${PARK},vacant\nfile-1,${PARKS.own[1]},vacant\n`,
    );

    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'status'],
      [3, 'id'],
      [4, 'parkId'],
    ]);
  });

  it('is read as GB18030 where it is not UTF-8', async () => {
    // 一层 in GB18030: D2BB B2E3.
    const name = Uint8Array.from([0xd2, 0xbb, 0xb2, 0xe3]);
    const text = new TextEncoder();
    const file = Uint8Array.from([...text.encode(`id,parkId,nameZh\ngb-1,${PARK},`), ...name, 10]);

    await imported(file);

    expect(await (await world.as('nobody').get('/spaces/gb-1')).json()).toMatchObject({ name: { zh: '一层' } });
  });

  it.each([
    {
      what: 'bytes of no text',
      file: Uint8Array.from([0xff, 0xff, 0xff]),
      fault: 'The file is text neither in UTF-8 nor in GB18030',
    },
    { what: 'nothing', file: ' ', fault: 'Is missing' },
  ])('of $what is told so', async ({ file, fault }) => {
    expect((await preview(file)).faults.map(({ message }) => message)).toContain(fault);
  });

  it('in another media type is refused', async () => {
    const response = await world.as('operatorMember').send('POST', `${OWN}/listing-imports`, { body: { a: 1 } });

    expect(response.status).toBe(415);
  });
});

describe('an import that is taken back', () => {
  it('leaves what was there before, and what was written since', async () => {
    await imported(`id,parkId,areaM2\nundo-old,${PARK},100\nundo-since,${PARK},100\n`);
    const { id } = await imported(
      `id,parkId,areaM2\nundo-old,${PARK},200\nundo-since,${PARK},200\nundo-new,${PARK},300\n`,
    );
    await world.as('operatorMember').send('POST', '/listings/undo-since/moves', { body: { to: 'withdrawn' }, seen: 2 });

    const response = await world.as('operatorMember').send('POST', `/listing-imports/${id}/undo`, { seen: 1 });

    expect(await response.json()).toMatchObject({ state: 'undone', keptIds: ['undo-since'], revision: 2 });
    expect(await factsOf('undo-old')).toEqual({ areaM2: 100 });
    expect(await factsOf('undo-since')).toEqual({ areaM2: 200 });
    expect(await statusOf('undo-new')).toBe(404);
  });

  it('asks the store as often for many spaces as for a few', async () => {
    const undoing = async (of: string, spaces: number): Promise<number> => {
      const ids = Array.from({ length: spaces }, (_, index) => `${of}-${index}`);
      const lines = (areaM2: number): string[] => ids.map((id) => `${id},${PARK},${areaM2}`);
      // Half of them are new with the second file, and half were there.
      await imported(['id,parkId,areaM2', ...lines(100).slice(spaces / 2)].join('\n'));
      const { id } = await imported(['id,parkId,areaM2', ...lines(200)].join('\n'));
      let asked = 0;
      world.store.connection.set('debug', () => (asked += 1));
      const { status } = await world.as('operatorMember').send('POST', `/listing-imports/${id}/undo`, { seen: 1 });
      world.store.connection.set('debug', false);
      expect(status).toBe(200);
      expect(await statusOf(`${of}-0`)).toBe(404);
      expect(await factsOf(`${of}-${spaces - 1}`)).toEqual({ areaM2: 100 });
      return asked;
    };

    const [few, many] = [await undoing('few', 4), await undoing('many', 40)];

    expect(many).toBe(few);
  });

  it('leaves the revisions of a space that comes again to go on', async () => {
    const { id } = await imported(`id,parkId\nundo-again,${PARK}\n`);
    await world.as('operatorMember').send('POST', `/listing-imports/${id}/undo`, { seen: 1 });
    await imported(`id,parkId\nundo-again,${PARK}\n`);

    const response = await world.as('operatorMember').get('/listings/undo-again');

    expect(response.headers.get('etag')).toBe('"2"');
  });

  it('is so once, and only by its own people', async () => {
    const { id } = await imported(`id,parkId\nundo-once,${PARK}\n`);
    const undo = `/listing-imports/${id}/undo`;

    const foreign = await world.as('otherOperatorManager').send('POST', undo, { seen: 1 });
    const first = await world.as('operatorMember').send('POST', undo, { seen: 1 });
    const stale = await world.as('operatorMember').send('POST', undo, { seen: 1 });
    const second = await world.as('operatorMember').send('POST', undo, { seen: 2 });

    expect([foreign, first, stale, second].map(({ status }) => status)).toEqual([404, 200, 412, 409]);
  });

  it('stands in the list, newest first', async () => {
    const response = await world.as('operatorMember').get(`${OWN}/listing-imports?limit=1`);

    expect(await response.json()).toMatchObject({ items: [{ organisationId: ORGANISATIONS.operator }] });
  });
});

describe('the export', () => {
  it('is a file that can be imported again without a change, with no formula in it', async () => {
    const name = { zh: '=1+1', en: '@SUM(A1)' };
    const facts = { divisibleFromM2: 'none', gmpRegimes: [], admittedSectors: ['ivd', 'cgt'], floorNumber: -1 };
    await world.as('operatorMember').send('POST', `${OWN}/listings`, {
      body: { id: 'export-1', parkId: PARK, state: 'vacant', name, facts },
    });

    const response = await world.as('operatorMember').get(`${OWN}/listings.csv`);
    const file = await response.text();
    const again = await preview(new TextEncoder().encode(file));

    expect(response.headers.get('content-disposition')).toContain('spaces.csv');
    expect(file).toContain(`export-1,${PARK},,'=1+1,'@SUM(A1),vacant`);
    expect(again).toMatchObject({ created: 0, changed: 0, faults: [] });
    expect(again.unchanged).toBe(file.trim().split('\n').length - 1);
  });
});

describe('an import by command', () => {
  it('does not hide what an operator wrote, and a newer one is followed by matching in place', async () => {
    const facts = { areaM2: 4321 };
    await world.as('operatorMember').send('POST', `${OWN}/listings`, {
      body: { id: 'both-1', parkId: PARK, state: 'vacant', name: { zh: '一', en: 'One' }, facts },
    });
    await world.send('/matches', { criteria: {} });
    const builds = world.services.indexBuilds();
    // eslint-disable-next-line @typescript-eslint/require-await -- a file comes in pieces
    async function* file(): AsyncGenerator<string> {
      yield* [`id,parkId,areaM2\nboth-1,${PARK},1\ncommand-1,${PARK},5432\n`];
    }
    await world.services.imports.importSpaces(file(), 'file.csv');

    const asked = await world.send('/matches?limit=100', {
      criteria: { area: { level: 'must', minM2: 4321, maxM2: 5432 } },
    });
    const { results } = (await asked.json()) as { results: { space: { id: string; facts: object } }[] };

    expect(await factsOf('both-1')).toMatchObject(facts);
    expect(results.map(({ space }) => space.id)).toEqual(expect.arrayContaining(['both-1', 'command-1']));
    expect(world.services.indexBuilds()).toBe(builds);
  });
});
