import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServices } from '#server/services.ts';
import { createClock } from '#server/platform/clock.ts';
import { createImportRepository } from '#server/features/spaces/imports/repository.ts';
import { createParkRepository } from '#server/features/parks/repository.ts';
import { createImportService } from '#server/features/spaces/imports/service.ts';
import { spaceRows } from '#server/features/spaces/rows/repository.ts';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { openTestStore } from '#tests/support/testStore.ts';
import { inPieces } from '#tests/support/textInPieces.ts';

let store: Awaited<ReturnType<typeof openTestStore>>;

beforeAll(async () => {
  store = await openTestStore();
}, 60_000);

afterAll(() => store.close());

beforeEach(async () => {
  await store.connection.dropDatabase();
  await spaceRows(store.connection).createIndexes();
  await createParkRepository(store.connection).reload([aPark({ id: 'park-1' })]);
  // As every load of the seed ends, before which nothing is imported.
  await createImportRepository(store.connection).show((visible) => visible);
});

function services(): ReturnType<typeof createServices> {
  return createServices(store.connection, { clock: createClock(), demo: true });
}

async function importing(text: string): Promise<unknown> {
  return services().imports.importSpaces(inPieces(text), 'test.csv');
}

async function visibleIds(): Promise<string[]> {
  const { items } = await services().spaces.list({ limit: 500 });
  return items.map(({ id }) => id);
}

function rowCount(): Promise<number> {
  return spaceRows(store.connection).countDocuments();
}

function versionOfData(): Promise<number> {
  return createDataVersion(store.connection).read();
}

describe('an import', () => {
  it('makes all spaces of a file visible and raises the version of the data once', async () => {
    const outcome = await importing('id,parkId,areaM2\na,park-1,800\nb,park-1,900\n');

    expect(outcome).toEqual({ outcome: 'imported', spaces: 2 });
    expect(await visibleIds()).toEqual(['a', 'b']);
    expect(await versionOfData()).toBe(1);
  });

  it('leaves with what is visible how many spaces it had', async () => {
    await importing('id,parkId,areaM2\na,park-1,800\nb,park-1,900\n');

    expect(await createImportRepository(store.connection).visible()).toMatchObject([
      { origin: 'import', shownSpaces: 2 },
    ]);
  });

  // Spaces are written 500 at a time.
  it.each([499, 500, 501, 1000])('of %i spaces is whole', async (spaces) => {
    const lines = Array.from({ length: spaces }, (_, n) => `space-${n},park-1\n`);

    expect(await importing(`id,parkId\n${lines.join('')}`)).toEqual({ outcome: 'imported', spaces });
    expect(await rowCount()).toBe(spaces);
  });

  it('with one bad line makes nothing visible, keeps nothing and changes no version', async () => {
    const good = Array.from({ length: 600 }, (_, n) => `space-${n},park-1,800\n`).join('');

    const outcome = await importing(`id,parkId,areaM2\n${good}bad,park-1,many\n`);

    expect(outcome).toMatchObject({ outcome: 'refused', faults: [{ line: 602, column: 'areaM2' }], faultCount: 1 });
    expect(await visibleIds()).toEqual([]);
    expect(await rowCount()).toBe(0);
    expect(await versionOfData()).toBe(0);
  });

  it('tells a hundred faults and the number of all', async () => {
    const lines = Array.from({ length: 130 }, (_, n) => `space-${n},park-1,x\n`).join('');

    const outcome = (await importing(`id,parkId,areaM2\n${lines}`)) as { faults: unknown[]; faultCount: number };

    expect(outcome.faults).toHaveLength(100);
    expect(outcome.faultCount).toBe(130);
  });

  it('of spaces that are there already takes their place, and the spaces of others stay', async () => {
    await importing('id,parkId,areaM2\na,park-1,800\nb,park-1,900\n');
    await importing('id,parkId,areaM2\nb,park-1,950\nc,park-1,100\n');

    const { items } = await services().spaces.list({ limit: 500 });

    expect(items.map(({ id, facts }) => [id, facts.areaM2])).toEqual([
      ['a', 800],
      ['b', 950],
      ['c', 100],
    ]);
  });

  it('that ended half-way has left nothing visible, and its rows go with the next one', async () => {
    const imports = createImportRepository(store.connection);
    await imports.stage({ id: 'crashed', origin: 'import' }, [aSpace({}, { id: 'half' })]);
    const visibleAfterCrash = await visibleIds();

    await importing('id,parkId\na,park-1\n');

    expect(visibleAfterCrash).toEqual([]);
    expect(await visibleIds()).toEqual(['a']);
    expect(await rowCount()).toBe(1);
  });

  it('that ended half-way leaves no rows after the next start', async () => {
    const imports = createImportRepository(store.connection);
    await imports.stage({ id: 'crashed', origin: 'import' }, [aSpace({}, { id: 'half' })]);

    await services().imports.discardLeftOvers();

    expect(await rowCount()).toBe(0);
  });

  it('whose rows another import took for left-overs is not shown in part', async () => {
    const imports = createImportRepository(store.connection);
    const disturbed = createImportService({
      imports: {
        ...imports,
        async showStaged(staged, change) {
          await imports.discardHidden();
          await imports.showStaged(staged, change);
        },
      },
      parks: createParkRepository(store.connection),
      raiseDataVersion: createDataVersion(store.connection).raise,
      atOnce: (use) => inTransaction(store.connection, use),
      newImportId: () => 'disturbed',
    });

    await expect(disturbed.importSpaces(inPieces('id,parkId\na,park-1\n'), 'test.csv')).rejects.toThrow(
      'Another import began at the same time',
    );
    expect(await visibleIds()).toEqual([]);
  });

  it('that is shown while another one begins is there with all its rows, or not at all', async () => {
    const imports = createImportRepository(store.connection);
    const outcomes: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const from = { id: `round-${round}`, origin: 'import' } as const;
      await imports.stage(from, [aSpace({}, { id: `space-${round}` })]);
      const show = (): Promise<void> => imports.showStaged({ id: from.id, spaces: 1 }, (visible) => [...visible, from]);

      const [shown] = await Promise.allSettled([inTransaction(store.connection, show), imports.discardHidden()]);

      const isVisible = (await imports.visible())?.some(({ id }) => id === from.id) ?? false;
      const rows = (await imports.idsOf(from.id)).length;
      outcomes.push(`${shown.status}, ${isVisible ? 'visible' : 'hidden'}, ${rows} rows`);
    }

    const sound = ['fulfilled, visible, 1 rows', 'rejected, hidden, 0 rows'];
    expect(outcomes.filter((outcome) => !sound.includes(outcome))).toEqual([]);
  });

  it('beside another that becomes visible at the same time loses neither', async () => {
    const imports = createImportRepository(store.connection);

    await Promise.all(
      ['one', 'two', 'three'].map((id) => imports.show((visible) => [...visible, { id, origin: 'import' }])),
    );

    expect((await imports.visible())?.map(({ id }) => id).sort()).toEqual(['one', 'three', 'two']);
  });
});
