import { describe, expect, it } from 'vitest';
import { createLiveIndex } from '#server/features/matches/liveIndex.ts';

/** Data with a version, and an index that remembers what it was built of. */
function aStore(): { version: number; builds: number; onBuild: () => void } {
  return { version: 1, builds: 0, onBuild: () => undefined };
}

function liveOver(store: ReturnType<typeof aStore>): ReturnType<typeof createLiveIndex<string>> {
  return createLiveIndex({
    readVersion: () => Promise.resolve(store.version),
    build: () => {
      store.builds += 1;
      const index = `built of ${store.version}`;
      store.onBuild();
      return Promise.resolve(index);
    },
  });
}

describe('the live index', () => {
  it('is built once for many answers over the same data', async () => {
    const store = aStore();
    const current = liveOver(store);

    await current();

    expect(await current()).toEqual({ dataVersion: 1, index: 'built of 1' });
    expect(store.builds).toBe(1);
  });

  it('is built once for callers that come at the same time', async () => {
    const store = aStore();
    const current = liveOver(store);

    await Promise.all([current(), current(), current()]);

    expect(store.builds).toBe(1);
  });

  it('is built again after a write, before the next answer', async () => {
    const store = aStore();
    const current = liveOver(store);
    await current();

    store.version = 2;

    expect(await current()).toEqual({ dataVersion: 2, index: 'built of 2' });
  });

  it('never mixes two states: a build that a write overtook is thrown away', async () => {
    const store = aStore();
    const current = liveOver(store);
    store.onBuild = () => {
      if (store.version < 4) store.version += 1;
    };

    expect(await current()).toEqual({ dataVersion: 4, index: 'built of 4' });
    expect(store.builds).toBe(4);
  });

  it('says that it is not ready where writers leave no time', async () => {
    const store = aStore();
    store.onBuild = () => {
      store.version += 1;
    };

    await expect(liveOver(store)()).rejects.toMatchObject({ code: 'not-ready' });
  });

  it('is built anew after a build that failed', async () => {
    const store = aStore();
    const current = liveOver(store);
    store.onBuild = () => {
      throw new Error('away');
    };
    await expect(current()).rejects.toThrow('away');

    store.onBuild = () => undefined;

    expect(await current()).toMatchObject({ dataVersion: 1 });
  });
});
