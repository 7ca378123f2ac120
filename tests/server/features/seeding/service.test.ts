import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { createImportRepository } from '#server/features/spaces/imports/repository.ts';
import { createParkRepository } from '#server/features/parks/repository.ts';
import { createPlaceRepository } from '#server/features/places/repository.ts';
import { createPolicyRepository } from '#server/features/policies/repository.ts';
import { createResourceRepository } from '#server/features/resources/repository.ts';
import { createSectorRepository } from '#server/features/sectors/repository.ts';
import { createSourceRepository } from '#server/features/sources/repository.ts';
import { type SeedRows, type SeedService, createSeedService } from '#server/features/seeding/service.ts';
import { createBelievedSpaces } from '#server/features/spaces/believed/repository.ts';
import { spaceRows } from '#server/features/spaces/rows/repository.ts';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { openTestStore } from '#tests/support/testStore.ts';

let store: Awaited<ReturnType<typeof openTestStore>>;

beforeAll(async () => {
  store = await openTestStore();
}, 60_000);

afterAll(() => store.close());

beforeEach(async () => {
  await store.connection.dropDatabase();
});

const RESOURCE = { kind: 'hospital', name: { zh: '医院', en: 'Hospital' }, places: ['sz'], src: ['SEED'] } as const;

const SEED: SeedRows = {
  places: [{ id: 'sz', zh: '深圳', en: 'Shenzhen', level: 'city' }],
  parks: [aPark({ id: 'park-1' }), aPark({ id: 'park-2' })],
  policies: [],
  sectors: [],
  sources: [],
  resources: [
    { ...RESOURCE, id: 'real', demo: false, places: [...RESOURCE.places], src: [...RESOURCE.src] },
    { ...RESOURCE, id: 'invented', demo: true, places: [...RESOURCE.places], src: [...RESOURCE.src] },
  ],
  demoSpaces: [demoSpace('demo-1', 100), demoSpace('demo-2', 200)],
};

function demoSpace(id: string, areaM2: number): ReturnType<typeof aSpace> {
  return aSpace({ areaM2 }, { id, demo: true });
}

/** The service over the given seed, or one that cannot be read. */
function seeding(
  seed: SeedRows | Failure = SEED,
  raiseDataVersion = createDataVersion(store.connection).raise,
): SeedService {
  const { connection } = store;
  return createSeedService({
    readSeed: () => (seed instanceof Failure ? Promise.reject(seed) : Promise.resolve(seed)),
    places: createPlaceRepository(connection),
    parks: createParkRepository(connection),
    policies: createPolicyRepository(connection),
    sectors: createSectorRepository(connection),
    sources: createSourceRepository(connection),
    resources: createResourceRepository(connection),
    imports: createImportRepository(connection),
    raiseDataVersion,
    atOnce: (use) => inTransaction(connection, use),
    newImportId: randomUUID,
  });
}

async function spaces(): Promise<(readonly [string, number | undefined])[]> {
  const imports = createImportRepository(store.connection);
  const all = await createBelievedSpaces(store.connection, imports.visible).all();
  return all.map(({ id, facts }) => [id, facts.areaM2] as const);
}

async function resources(): Promise<string[]> {
  return (await createResourceRepository(store.connection).all()).map(({ id }) => id);
}

async function parks(): Promise<(readonly [string, string])[]> {
  return (await createParkRepository(store.connection).all()).map(({ id, name }) => [id, name.en] as const);
}

describe('an empty store', () => {
  it('is loaded with everything where demo is on', async () => {
    const report = await seeding().loadIfEmpty({ demo: true });

    expect(report?.reloaded.parks).toEqual({ written: 2, kept: [], removed: 0 });
    expect(report?.demoSpaces).toEqual({ written: 2, kept: [], imported: [] });
    expect(await spaces()).toEqual([
      ['demo-1', 100],
      ['demo-2', 200],
    ]);
    expect(await resources()).toEqual(['invented', 'real']);
  });

  it('is loaded without what is invented where demo is off', async () => {
    const report = await seeding().loadIfEmpty({ demo: false });

    expect(report).not.toHaveProperty('demoSpaces');
    expect(await spaces()).toEqual([]);
    expect(await resources()).toEqual(['real']);
  });

  it('is empty no more, and what is there stays at the next start', async () => {
    await seeding().loadIfEmpty({ demo: false });

    expect(await seeding().loadIfEmpty({ demo: true })).toBeUndefined();
    expect(await spaces()).toEqual([]);
  });

  it('keeps what is in force where a policy of the new seed is refused', async () => {
    await seeding().loadIfEmpty({ demo: true });
    const version = await createDataVersion(store.connection).read();

    await expect(seeding(new Failure('invalid-request')).reload({ demo: true })).rejects.toThrow(Failure);

    expect(await parks()).toHaveLength(2);
    expect(await spaces()).toHaveLength(2);
    expect(await createDataVersion(store.connection).read()).toBe(version);
  });

  it('whose loading ended half-way is loaded again', async () => {
    await createParkRepository(store.connection).reload([aPark({ id: 'park-1' })]);

    expect(await seeding().loadIfEmpty({ demo: true })).toBeDefined();
    expect(await parks()).toHaveLength(2);
  });
});

describe('a reload', () => {
  it('brings rows up to date, adds new ones, removes those that are seeded no more, and raises the version', async () => {
    await seeding().loadIfEmpty({ demo: true });
    const version = await createDataVersion(store.connection).read();
    const newer = {
      ...SEED,
      parks: [aPark({ id: 'park-2', name: { zh: '二', en: 'Second' } }), aPark({ id: 'park-3' })],
      demoSpaces: [demoSpace('demo-2', 250), demoSpace('demo-3', 300)],
    };

    const report = await seeding(newer).reload({});

    expect(report.reloaded.parks).toEqual({ written: 2, kept: [], removed: 1 });
    expect(await parks()).toEqual([
      ['park-2', 'Second'],
      ['park-3', 'Park One'],
    ]);
    expect(await spaces()).toEqual([
      ['demo-2', 250],
      ['demo-3', 300],
    ]);
    expect(await createDataVersion(store.connection).read()).toBe(version + 1);
  });

  it('that ends half-way changes nothing', async () => {
    await seeding().loadIfEmpty({ demo: true });
    const before = { parks: await parks(), spaces: await spaces(), resources: await resources() };
    const newer = { ...SEED, parks: [aPark({ id: 'park-3' })], resources: [], demoSpaces: [demoSpace('demo-3', 300)] };
    const ending = (): Promise<number> => Promise.reject(new Error('ended half-way'));

    await expect(seeding(newer, ending).reload({})).rejects.toThrow('ended half-way');

    expect({ parks: await parks(), spaces: await spaces(), resources: await resources() }).toEqual(before);
  });

  it('keeps a park that was edited, and says so, each time', async () => {
    await seeding().loadIfEmpty({ demo: true });
    const edit = { $set: { name: { zh: '改', en: 'Edited' } } };
    await store.connection.collection<{ _id: string }>('parks').updateOne({ _id: 'park-1' }, edit);

    const reports = [await seeding().reload({}), await seeding().reload({})];

    expect(reports.map(({ reloaded }) => reloaded.parks.kept)).toEqual([['park-1'], ['park-1']]);
    expect(await parks()).toEqual([
      ['park-1', 'Edited'],
      ['park-2', 'Park One'],
    ]);
  });

  it('keeps a demo space that was edited, and says so, each time', async () => {
    await seeding().loadIfEmpty({ demo: true });
    await spaceRows(store.connection).collection.updateOne(
      { spaceId: 'demo-1' },
      { $set: { 'space.facts.areaM2': 111 } },
    );

    const reports = [await seeding().reload({}), await seeding().reload({})];

    expect(reports.map(({ demoSpaces }) => demoSpaces?.kept)).toEqual([['demo-1'], ['demo-1']]);
    expect(await spaces()).toEqual([
      ['demo-1', 111],
      ['demo-2', 200],
    ]);
  });

  it('leaves an imported space in the place of a demo space, and says so', async () => {
    await seeding().loadIfEmpty({ demo: true });
    const imports = createImportRepository(store.connection);
    await imports.stage({ id: 'mine', origin: 'import' }, [aSpace({ areaM2: 777 }, { id: 'demo-1' })]);
    await imports.show((visible) => [...visible, { id: 'mine', origin: 'import' }]);

    const report = await seeding().reload({});

    expect(report.demoSpaces?.imported).toEqual(['demo-1']);
    expect(await spaces()).toEqual([
      ['demo-1', 777],
      ['demo-2', 200],
    ]);
  });

  it('does not bring what is invented back where it was removed, unless asked to', async () => {
    await seeding().loadIfEmpty({ demo: true });
    await seeding().removeDemo();

    await seeding().reload({});
    const without = [await spaces(), await resources()];
    await seeding().reload({ demo: true });
    const withDemo = [(await spaces()).length, await resources()];

    expect(without).toEqual([[], ['real']]);
    expect(withDemo).toEqual([2, ['invented', 'real']]);
  });
});

describe('removing what is invented', () => {
  it('removes demo spaces and demo resources, says how many, and leaves the rest', async () => {
    await seeding().loadIfEmpty({ demo: true });
    const imports = createImportRepository(store.connection);
    await imports.stage({ id: 'mine', origin: 'import' }, [aSpace({ areaM2: 777 }, { id: 'real-1' })]);
    await imports.show((visible) => [...visible, { id: 'mine', origin: 'import' }]);

    const removed = await seeding().removeDemo();

    expect(removed).toEqual({ spaces: 2, resources: 1 });
    expect(await spaces()).toEqual([['real-1', 777]]);
    expect(await resources()).toEqual(['real']);
    expect(await spaceRows(store.connection).countDocuments()).toBe(1);
  });

  it('of a store that has nothing invented removes nothing', async () => {
    await seeding().loadIfEmpty({ demo: false });

    expect(await seeding().removeDemo()).toEqual({ spaces: 0, resources: 0 });
  });
});
