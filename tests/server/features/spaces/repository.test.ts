import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDeskRepository } from '#server/features/spaces/desk/repository.ts';
import { createImportRepository } from '#server/features/spaces/imports/repository.ts';
import { createSpaceRepository } from '#server/features/spaces/repository.ts';
import { PARKS, type World, openWorld, ORGANISATIONS } from '#tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

/** How many rows of spaces were read to answer a question: its searches, asked again for how they were gone about. */
async function rowsReadBy(ask: () => Promise<Response>): Promise<number> {
  const { connection } = world.store;
  const searches: (readonly [object, object])[] = [];
  connection.set('debug', (...[collection, method, filter, options]: readonly [string, string, object, object]) => {
    if (collection === 'spaces' && method === 'find') searches.push([filter, options]);
  });
  const { status } = await ask();
  connection.set('debug', false);
  const explained = await Promise.all(
    searches.map(async ([filter, options]) =>
      Explained.parse(await connection.collection('spaces').find(filter, options).explain('executionStats')),
    ),
  );
  expect([status, searches.length > 0]).toEqual([200, true]);
  return explained.reduce((sum, { executionStats: { totalDocsExamined } }) => sum + totalDocsExamined, 0);
}

const Explained = z.object({ executionStats: z.object({ totalDocsExamined: z.number() }) });

describe('a page of spaces', () => {
  it('reads some rows for each of its entries, not all that there are', async () => {
    const all = await world.store.connection.collection('spaces').countDocuments();

    const read = await rowsReadBy(() => world.api('/spaces?limit=20'));

    // Twenty and one that tells whether there are more: which they are (read ahead of), what hides them, and they themselves.
    expect(read).toBeLessThanOrEqual(150);
    expect(all).toBeGreaterThan(500);
  });

  it('reads of a park only its rows', async () => {
    const [park] = PARKS.own;
    const inPark = await world.store.connection.collection('spaces').countDocuments({ 'space.parkId': park });

    const read = await rowsReadBy(() => world.api(`/spaces?limit=500&park=${park}`));

    expect(read).toBeLessThanOrEqual(3 * inPark);
  });
});

describe('the list of an operator', () => {
  it('reads only rows of its parks', async () => {
    const parks = { $in: [...PARKS.own] };
    const inParks = await world.store.connection.collection('spaces').countDocuments({ 'space.parkId': parks });
    const { get } = world.as('operatorManager');

    const read = await rowsReadBy(() => get(`/organisations/${ORGANISATIONS.operator}/listings?limit=20`));

    expect(read).toBeLessThanOrEqual(inParks + 21);
  });
});

describe('a store that has lost the indexes of spaces', () => {
  it('is read all the same, slower', async () => {
    const { connection } = world.store;
    const spaces = connection.collection('spaces');
    const before: unknown = await (await world.api('/spaces?limit=5')).json();
    for (const name of ['spaceId_1', 'space.parkId_1']) await spaces.dropIndex(name);
    // As a process sees it that has begun since.
    const { visible } = createImportRepository(connection);
    const [park] = PARKS.own;

    const page = await createSpaceRepository(connection, visible).page({}, { limit: 5 });
    const ofPark = await createSpaceRepository(connection, visible).page({ parks: [park] }, { limit: 1 });
    const heads = await createDeskRepository(connection, createImportRepository(connection), true).headsOf([park]);

    expect(before).toMatchObject({ items: page.map(({ id }) => ({ id })) });
    expect(ofPark.map(({ parkId }) => parkId)).toEqual([park]);
    expect(heads.length).toBeGreaterThan(1);
  });
});
