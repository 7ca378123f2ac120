import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer } from '#shared/matchEndpoints.ts';
import { createParkRepository } from '#server/features/parks/repository.ts';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { inTransaction, ofTransaction } from '#server/store/transaction.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';
import { inPieces } from '#tests/support/textInPieces.ts';

let server: TestServer;
let parkIds: readonly string[];

beforeAll(async () => {
  server = await openTestServer();
  parkIds = (await createParkRepository(server.store.connection).all())
    .filter(({ isUmbrella }) => !isUmbrella)
    .map(({ id }) => id);
  await server.services.matches.warmUp();
}, 60_000);
afterAll(() => server.close());

/** What was built before the test. */
let buildsBefore = 0;
beforeEach(() => {
  buildsBefore = server.services.indexBuilds();
});

function rows(): ReturnType<typeof server.store.connection.collection> {
  return server.store.connection.collection('spaces');
}

/** Imports lines `id,parkId,clearHeightM,status`. */
async function imported(...lines: readonly string[]): Promise<void> {
  const text = ['id,parkId,clearHeightM,status', ...lines, ''].join('\n');
  const outcome = await server.services.imports.importSpaces(inPieces(text), 'test');
  expect(outcome).toEqual({ outcome: 'imported', spaces: lines.length });
}

/** The heights of the spaces that have at least the asked one, as the server sees them. */
async function tall(minM: number): Promise<{ readonly heights: Record<string, unknown>; readonly version: number }> {
  const asked = { criteria: { 'clear-height': { level: 'must' as const, minM } } };
  const answer: Answer = await server.services.matches.answer(asked, { limit: 100, include: ['findings'] });
  const met = answer.results.filter(({ verdict }) => verdict === 'met');
  return {
    version: answer.dataVersion,
    heights: Object.fromEntries(met.map(({ space, findings }) => [space.id, findings?.[0]?.facts['offeredM']])),
  };
}

async function written(write: () => Promise<unknown>): Promise<void> {
  await inTransaction(server.store.connection, async () => {
    await write();
    await createDataVersion(server.store.connection).raise();
  });
}

describe('the index of the stored data', () => {
  it('has an added, a replaced and a withdrawn space in the answer after the write, without being built anew', async () => {
    const [parkId = ''] = parkIds;
    await imported(`live-1,${parkId},60,vacant`, `live-2,${parkId},61,vacant`);
    expect((await tall(60)).heights).toEqual({ 'live-1': 60, 'live-2': 61 });

    await imported(`live-1,${parkId},70,vacant`, `live-2,${parkId},61,let`);
    expect((await tall(60)).heights).toEqual({ 'live-1': 70 });

    await imported(`live-1,${parkId},70,withdrawn`);
    expect((await tall(60)).heights).toEqual({});
    expect(server.services.indexBuilds()).toBe(buildsBefore);
  });

  it('lets the invented spaces of a park step aside for its first real one, and come back after its last', async () => {
    const parkId = parkIds[1] ?? '';
    const inPark = async (): Promise<readonly boolean[]> => {
      const { results } = await server.services.matches.answer({ criteria: {} }, { limit: 1000 });
      return results.filter(({ park }) => park.id === parkId).map(({ space }) => space.demo);
    };
    const before = await inPark();
    expect(before).toContain(true);

    await imported(`live-3,${parkId},5,vacant`);
    expect(await inPark()).toEqual([false]);

    await imported(`live-3,${parkId},5,stale`);
    expect(await inPark()).toEqual(before);
    expect(server.services.indexBuilds()).toBe(buildsBefore);
  });

  it('has what is written into a row itself, and misses a row that is deleted', async () => {
    const parkId = parkIds[2] ?? '';
    await imported(`live-4,${parkId},80,vacant`, `live-5,${parkId},80,vacant`);

    await written(async () => {
      const importId = (await rows().findOne({ spaceId: 'live-4' }))?.['importId'] as string;
      const session = ofTransaction(server.store.connection);
      await rows().updateOne({ spaceId: 'live-4', importId }, { $set: { 'space.facts.clearHeightM': 90 } }, session);
      await rows().deleteOne({ spaceId: 'live-5' }, session);
    });

    expect((await tall(80)).heights).toEqual({ 'live-4': 90 });
    expect(server.services.indexBuilds()).toBe(buildsBefore);
  });

  it('moves the spaces of a park with it', async () => {
    const { connection } = server.store;
    const parkId = parkIds[3] ?? '';
    await imported(`live-6,${parkId},99,vacant`);
    const parks = connection.collection<{ _id: string; places: string[] }>('parks');
    const places = (await parks.findOne({ _id: parkId }))?.places ?? [];
    const elsewhere = (await parks.findOne({ places: { $nin: places } }))?.places ?? [];
    const movedTo = (there: string[]): Promise<void> =>
      written(() => parks.updateOne({ _id: parkId }, { $set: { places: there } }, ofTransaction(connection)));
    const there = async (): Promise<string[]> => {
      const region = { level: 'must' as const, places: places.slice(0, 1) };
      const asked = { criteria: { 'clear-height': { level: 'must' as const, minM: 99 }, region } };
      const { results } = await server.services.matches.answer(asked, { limit: 5 });
      return results.filter(({ verdict }) => verdict === 'met').map(({ space }) => space.id);
    };
    expect(await there()).toEqual(['live-6']);

    await movedTo(elsewhere);
    expect(await there()).toEqual([]);

    await movedTo(places);
    expect(await there()).toEqual(['live-6']);
    expect(server.services.indexBuilds()).toBe(buildsBefore);
  });

  it('gives every answer of one state, named by its version, whatever is written meanwhile', async () => {
    const parkId = parkIds[5] ?? '';
    const heightOf = (write: number): number => 99.1 + write / 20;
    const heightsAt = new Map<number, Record<string, unknown>>();
    const heights: Record<string, unknown> = {};
    await imported(`race-0,${parkId},99.1,vacant`);
    heightsAt.set((await tall(99.05)).version, { 'race-0': 99.1 });
    heights['race-0'] = 99.1;
    const seen: Awaited<ReturnType<typeof tall>>[] = [];
    const writing = { isOver: false };
    const asking = [1, 2, 3].map(async () => {
      while (!writing.isOver) seen.push(await tall(99.05));
    });

    for (let write = 1; write <= 12; write += 1) {
      // Two spaces at once: half of a write would show.
      for (const id of [`race-${write % 3}`, `race-${write % 4}`]) heights[id] = heightOf(write);
      await imported(
        ...[...new Set([write % 3, write % 4])].map((id) => `race-${id},${parkId},${heightOf(write)},vacant`),
      );
      heightsAt.set(await createDataVersion(server.store.connection).read(), { ...heights });
    }
    writing.isOver = true;
    await Promise.all(asking);

    expect(new Set(seen.map(({ version }) => version)).size).toBeGreaterThan(1);
    for (const { version, heights: found } of seen) expect(found).toEqual(heightsAt.get(version));
    expect(server.services.indexBuilds()).toBe(buildsBefore);
  });

  it('answers all the while as thousands of rows are imported, by the state before or by the one after', async () => {
    const parkId = parkIds[4] ?? '';
    const counted = async (): Promise<string> => {
      const asked = { criteria: { 'clear-height': { level: 'must' as const, minM: 100 } } };
      const { results, dataVersion } = await server.services.matches.answer(asked, { limit: 10_000 });
      return `${dataVersion}: ${results.filter(({ verdict }) => verdict === 'met').length}`;
    };
    const before = await tall(100);
    const seen: string[] = [];
    const importing = { isOver: false };
    const asking = (async () => {
      while (!importing.isOver) seen.push(await counted());
    })();

    await imported(...Array.from({ length: 5000 }, (_, row) => `bulk-${row},${parkId},100,vacant`));
    importing.isOver = true;
    await asking;

    const [old, fresh] = [`${before.version}: 0`, `${before.version + 1}: 5000`];
    expect(seen[0]).toBe(old);
    expect(await counted()).toBe(fresh);
    expect(seen.filter((one) => one !== old && one !== fresh)).toEqual([]);
    // What was asked before the import was acknowledged may be of either state, but nothing goes back.
    expect(seen.slice(seen.indexOf(fresh)).includes(old) && seen.includes(fresh)).toBe(false);
    expect(server.services.indexBuilds()).toBe(buildsBefore);
  });

  it('is built anew where an import is no longer visible', async () => {
    const demoThere = async (): Promise<boolean> => {
      const { results } = await server.services.matches.answer({ criteria: {} }, { limit: 10_000 });
      return results.some(({ space }) => space.demo);
    };
    expect(await demoThere()).toBe(true);

    await server.services.seeding.removeDemo();

    expect(await demoThere()).toBe(false);
    expect(server.services.indexBuilds()).toBe(buildsBefore + 1);
  });
});
