import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
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
