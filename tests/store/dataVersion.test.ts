import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

describe('data version', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  it('is 0 before anything is written, and rises by 1 with every write', async () => {
    const version = createDataVersion(store.connection);

    expect(await version.read()).toBe(0);
    expect(await version.raise()).toBe(1);
    expect(await version.raise()).toBe(2);
    expect(await version.read()).toBe(2);
  });

  it('gives every one of many raises at once a number of its own', async () => {
    const version = createDataVersion(store.connection);
    const before = await version.read();

    const raised = await Promise.all(Array.from({ length: 20 }, () => version.raise()));

    expect(raised.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, at) => before + at + 1));
  });
});
