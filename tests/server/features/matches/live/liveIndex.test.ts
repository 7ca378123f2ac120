import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Space } from '#shared/space.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type IndexKeeper } from '#server/features/matches/live/indexKeeper.ts';
import { type LiveIndex, createLiveIndex } from '#server/features/matches/live/liveIndex.ts';
import { createPendingChanges } from '#server/features/matches/live/pendingChanges.ts';
import { type MatchSource } from '#server/features/matches/live/source.ts';
import { indexOf } from '#server/features/matches/matchIndex.ts';
import { partsOfRowId, rowId } from '#server/features/spaces/rowId.ts';
import { type FeedListener } from '#server/store/changeFeed.ts';
import { aSpace } from '#tests/support/builders.ts';
import { someMatchData } from '#tests/support/matchData.ts';

/** Data of one import in memory, with a version, and a feed that tells of writes at once unless it is held back. */
class Scene {
  version = 1;
  readonly spaces = new Map<string, Space>();
  listener: FeedListener | undefined;
  follows = true;
  openedFeeds = 0;
  closedFeeds = 0;
  isAway = false;
  readonly troubles: unknown[] = [];
  readonly live: LiveIndex;

  constructor({ follows = true, keeper }: { readonly follows?: boolean; readonly keeper?: IndexKeeper } = {}) {
    const { parks, places, policies, resources } = someMatchData();
    const all = (): Space[] => [...this.spaces.values()];
    const source: MatchSource = {
      atOneMoment: (use) => use(),
      readVersion: () => Promise.resolve(this.version),
      readMark: () => Promise.resolve(`mark-${this.version}`),
      visibleImports: () => Promise.resolve([{ id: 'one', origin: 'import' }]),
      idsOf: () => Promise.resolve([...this.spaces.keys()]),
      spaces: {
        all: () => (this.isAway ? Promise.reject(new Error('away')) : Promise.resolve(all())),
        ofIds: (ids) => Promise.resolve(all().filter(({ id }) => ids.includes(id))),
        ofImport: (_, ids) => Promise.resolve(all().filter(({ id }) => ids.includes(id))),
        ofParks: (ids) => Promise.resolve(all().filter(({ parkId }) => ids.includes(parkId))),
      },
      surroundings: () => Promise.resolve({ parks, places, policies, resources }),
      ...(follows && {
        follow: (listener: FeedListener) => {
          this.listener = listener;
          this.openedFeeds += 1;
          return Promise.resolve({
            close: () => {
              this.closedFeeds += 1;
              return Promise.resolve();
            },
          });
        },
      }),
    };
    this.live = createLiveIndex({
      source,
      build: (data) => indexOf(data, { catalogue: CATALOGUE, demo: true }),
      newPending: () => createPendingChanges({ collection: 'spaces', others: [], partsOf: partsOfRowId }),
      onTrouble: (reason) => this.troubles.push(reason),
      ...(keeper && { keeper }),
    });
  }

  /** Puts a space, raises the version and tells of both, unless nothing is to be told. */
  write(id: string, isTold = true): void {
    this.spaces.set(id, aSpace({}, { id }));
    this.version += 1;
    if (!isTold) return;
    this.listener?.onChange({ kind: 'document', collection: 'spaces', id: rowId('one', id) });
    this.listener?.onChange({ kind: 'version', dataVersion: this.version });
  }

  /** What an answer of now holds. */
  seen(): Promise<string> {
    return this.live.ask(({ dataVersion, index }) => {
      const { results } = index.evaluate({ criteria: {}, asOf: '2026-11-22' }, { limit: 10, include: [] });
      return `${dataVersion}: ${results.map(({ space }) => space.id).join(' ')}`;
    });
  }
}

describe('the live index', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('takes over what is told, and is built once', async () => {
    const scene = new Scene();
    scene.write('a', false);
    expect(await scene.seen()).toBe('2: a');

    scene.write('b');
    scene.write('c');

    expect(await scene.seen()).toBe('4: a b c');
    expect(scene.live.builds()).toBe(1);
    expect(scene.live.spaces()).toBe(3);
  });

  it('is built once for callers that come at the same time', async () => {
    const scene = new Scene();

    await Promise.all([scene.seen(), scene.seen(), scene.seen()]);

    expect(scene.live.builds()).toBe(1);
  });

  it('is built anew before each answer over other data where nothing is followed', async () => {
    const scene = new Scene({ follows: false });
    await scene.seen();
    await scene.seen();
    expect(scene.live.builds()).toBe(1);

    scene.write('a');

    expect(await scene.seen()).toBe('2: a');
    expect(scene.live.builds()).toBe(2);
  });

  it('waits for the feed where that is behind what was read', async () => {
    const scene = new Scene();
    await scene.seen();
    scene.write('a', false);
    const seen = scene.seen();
    scene.listener?.onChange({ kind: 'document', collection: 'spaces', id: rowId('one', 'a') });
    scene.listener?.onChange({ kind: 'version', dataVersion: 2 });

    expect(await seen).toBe('2: a');
    expect(scene.live.builds()).toBe(1);
  });

  it('is built anew where the feed does not tell of a write within five seconds', async () => {
    const scene = new Scene();
    await scene.seen();
    vi.useFakeTimers();
    scene.write('a', false);
    const seen = scene.seen();
    await vi.advanceTimersByTimeAsync(5000);

    expect(await seen).toBe('2: a');
    expect(scene.live.builds()).toBe(2);
    expect(scene.closedFeeds).toBe(1);
  });

  it('is built anew, over a new feed, where the feed is lost, which is told', async () => {
    const scene = new Scene();
    await scene.seen();
    const lost = scene.listener;

    lost?.onLost(new Error('gone'));
    scene.write('a', false);

    expect(await scene.seen()).toBe('2: a');
    expect(scene.troubles).toMatchObject([{ message: 'gone' }]);
    expect(scene.listener).not.toBe(lost);
    scene.write('b');
    expect(await scene.seen()).toBe('3: a b');
  });

  it.each([
    { what: 'of which it is not known what', change: { kind: 'unclear' } as const },
    ...[10_001].map((rows) => ({ what: `of ${rows} rows`, change: { kind: 'many', rows } as const })),
  ])('is built anew after a write $what', async ({ change }) => {
    const scene = new Scene();
    await scene.seen();
    if (change.kind === 'unclear') scene.listener?.onChange(change);
    else {
      for (let row = 0; row < change.rows; row += 1) {
        scene.listener?.onChange({ kind: 'document', collection: 'spaces', id: rowId('one', `row-${row}`) });
      }
    }
    scene.write('a');

    expect(await scene.seen()).toBe('2: a');
    expect(scene.live.builds()).toBe(2);
  });

  it('is built anew where the data version is lower than it was: the data are others', async () => {
    const scene = new Scene();
    scene.version = 5;
    await scene.seen();
    scene.write('a');
    expect(await scene.seen()).toBe('6: a');

    scene.version = 3;
    scene.spaces.clear();
    scene.spaces.set('restored', aSpace({}, { id: 'restored' }));

    expect(await scene.seen()).toBe('3: restored');
    expect(scene.live.builds()).toBe(2);
  });

  it('answers by what it has as long as that is of now, whatever became of a build', async () => {
    const scene = new Scene();
    await scene.seen();
    scene.isAway = true;
    scene.listener?.onLost(new Error('gone'));

    expect(await scene.seen()).toBe('1: ');
    scene.write('a', false);
    await expect(scene.seen()).rejects.toThrow('away');
    scene.isAway = false;
    expect(await scene.seen()).toBe('2: a');
  });

  it('no longer follows the feed of an index that an update has left half done', async () => {
    const scene = new Scene();
    await scene.seen();
    const tooLong = 'a'.repeat(300);

    // Nor can an index be built with it: the feeds that are opened for that are closed too.
    scene.write(tooLong);
    await expect(scene.seen()).rejects.toThrow('longer than 255');
    const left = scene.openedFeeds - scene.closedFeeds;
    scene.spaces.delete(tooLong);

    expect(left).toBe(0);
    expect(await scene.seen()).toBe('2: ');
    expect(scene.openedFeeds - scene.closedFeeds).toBe(1);
  });

  it('is never kept under the version of another state, however long a file takes to be written', async () => {
    const kept: string[] = [];
    let finish = (): void => undefined;
    const keeper: IndexKeeper = {
      read: () => Promise.resolve(undefined),
      write(index, { dataVersion }) {
        kept.push(`${dataVersion}: ${index.spaces}`);
        return kept.length > 1 ? Promise.resolve() : new Promise((resolve) => (finish = resolve));
      },
    };
    const scene = new Scene({ keeper });
    await scene.seen();

    // Built anew, and changed, while the first file is being written.
    scene.write('a', false);
    scene.listener?.onLost(new Error('gone'));
    await scene.seen();
    scene.write('b');
    await scene.seen();
    finish();
    await scene.live.close();

    expect(kept).toEqual(['1: 0', '3: 2']);
  });

  it('follows nothing more once it is closed, and complains of nothing', async () => {
    const scene = new Scene();
    await scene.seen();

    await scene.live.close();
    scene.listener?.onLost(new Error('closed'));

    expect(scene.closedFeeds).toBe(1);
    expect(scene.troubles).toEqual([]);
  });
});
