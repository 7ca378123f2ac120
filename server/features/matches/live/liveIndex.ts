import { Failure } from '#shared/failure.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Space } from '#shared/space.ts';
import { sharedRuns } from '#server/platform/sharedRuns.ts';
import { type VisibleImports } from '../../spaces/visibleImports.ts';
import { type ChangeableIndex, type MatchData, type MatchIndex } from '../matchIndex.ts';
import { type IndexUpdate, updateSince } from './updateSince.ts';
import { type FeedNews, type Followed, followChanges } from './followed.ts';
import { type IndexKeeper } from './indexKeeper.ts';
import { type PendingChanges } from './pendingChanges.ts';
import { type MatchSource } from './source.ts';
import { type StagedSpaces, createStagedSpaces } from './stagedSpaces.ts';

/** Something built of the stored data, and the version of the data that it shows. */
export interface Built {
  readonly dataVersion: number;
  readonly index: MatchIndex;
}

/** The index of the data as they are. */
export interface LiveIndex {
  /**
   * Does `work` over the index of one state of the data, which is never older than the call. `work` is over when it
   * returns: what it leaves for later would see another state.
   */
  readonly ask: <T>(work: (built: Built) => T) => Promise<T>;
  /** How many spaces take part; 0 before the first answer. */
  readonly spaces: () => number;
  /** How often the index was built of all data. */
  readonly builds: () => number;
  /** Follows no more changes. */
  readonly close: () => Promise<void>;
}

/** What a live index stands on. */
export interface LiveNeeds {
  readonly source: MatchSource;
  readonly build: (data: MatchData) => ChangeableIndex;
  /** Without any changes yet; `onRow` hears of each row that is told of. */
  readonly newPending: (onRow: (importId: string, spaceId: SpaceId) => void) => PendingChanges;
  /** Keeps the index from one start to the next; absent where it is built at each start. */
  readonly keeper?: IndexKeeper;
  /** Hears of the rows that have been read, each time that it is built of all data. */
  readonly onRead?: (rows: number) => void;
  /** Hears of what went wrong and is mended by building anew. */
  readonly onTrouble: (reason: unknown) => void;
}

/** For so long a feed may be behind what was read; longer, and it is taken for lost. Ours. */
const CATCH_UP_MS = 5000;

/** What the index was brought to, and the feed by which it can be brought further. */
interface Held extends Built {
  readonly index: ChangeableIndex;
  readonly visible: VisibleImports;
  /** The mark of its data; absent where none was read. */
  readonly mark?: string | undefined;
  /** Whether it was kept from an earlier start rather than built. */
  readonly isKept: boolean;
  readonly feed?: Followed;
  readonly staged?: StagedSpaces;
}

/**
 * Keeps the index of the stored data and takes over what is written: by the changes that are told, where they are followed,
 * else by building anew. The data version is compared before each answer, so that an answer holds all that was acknowledged
 * before it was asked for. All of an update is taken over at once, between two answers.
 */
export function createLiveIndex(needs: LiveNeeds): LiveIndex {
  const { source } = needs;
  let held: Held | undefined;
  let builds = 0;
  let isClosed = false;
  let underway: Promise<void> = Promise.resolve();
  const keeping = createKeeping(needs);

  const latestVersion = sharedRuns(source.readVersion);
  const advance = sharedRuns(() => (underway = advanced()));
  const trouble = (reason: unknown): void => {
    if (!isClosed) needs.onTrouble(reason);
  };
  const news = newsOf(trouble, () => {
    if (!isClosed) advance().catch(trouble);
  });
  async function advanced(): Promise<void> {
    const feed = held?.feed;
    if (await isCaughtUp().catch(trouble)) return;
    await feed?.close();
    held = await builtAnew(needs, isClosed ? undefined : news);
    builds += held.isKept ? 0 : 1;
    keeping.of(held);
  }

  /** A failure leaves nothing but building anew: what was taken of the feed is gone. */
  async function isCaughtUp(): Promise<boolean> {
    const from = held;
    if (from?.feed?.isLive() !== true) return false;
    const update = await source.atOneMoment(() => updateAfter(from, needs));
    if (update === undefined) return false;
    // Nobody is answered by what a failure would leave half done.
    held = undefined;
    held = changed(from, update);
    return true;
  }

  return {
    async ask(work) {
      const needed = await latestVersion();
      if (held?.dataVersion !== needed) await advance();
      if (held === undefined) throw new Failure('not-ready', { detail: 'The index is being built; try again.' });
      return work(held);
    },
    spaces: () => held?.index.spaces ?? 0,
    builds: () => builds,
    async close() {
      isClosed = true;
      await underway.catch(() => undefined);
      await held?.feed?.close();
      await keeping.atEnd(held);
    },
  };
}

/** Goes on whenever there is something to go on to. */
function newsOf(trouble: (reason: unknown) => void, advance: () => void): FeedNews {
  return {
    onVersion: advance,
    onLost(reason) {
      trouble(reason);
      advance();
    },
  };
}

/** Keeps what is held, unless just that is kept, or another is being written: until that is done, the index would be changed. */
function createKeeping({ keeper, onTrouble }: LiveNeeds): {
  readonly of: (held: Held) => void;
  /** Once what is being written is done, and nothing changes any more. */
  readonly atEnd: (held: Held | undefined) => Promise<void>;
} {
  let underway: Promise<void> = Promise.resolve();
  let isWriting = false;
  let keptMark: string | undefined;
  function of({ index, dataVersion, mark, isKept }: Held): void {
    if (keeper === undefined || mark === undefined || mark === keptMark || isWriting) return;
    keptMark = mark;
    if (isKept) return;
    isWriting = true;
    underway = keeper
      .write(index, { dataVersion, mark })
      .catch(onTrouble)
      .finally(() => {
        isWriting = false;
      });
  }
  return {
    of,
    async atEnd(held) {
      await underway;
      if (held !== undefined) of(held);
      await underway;
    },
  };
}

function changed(from: Held, { spaces, surroundings, dataVersion, visible, mark }: VersionedUpdate): Held {
  from.index.change(spaces, surroundings);
  const held = { ...from, dataVersion, visible, mark, isKept: false };
  settle(held);
  return held;
}

type VersionedUpdate = IndexUpdate & Pick<Held, 'dataVersion' | 'mark'>;

/** What takes the index to the present; undefined where it must be built anew. */
async function updateAfter(from: Held, needs: LiveNeeds): Promise<VersionedUpdate | undefined> {
  const { source } = needs;
  const { feed } = from;
  const dataVersion = await source.readVersion();
  if (dataVersion === from.dataVersion) return { ...from, spaces: new Map() };
  const isTold = dataVersion > from.dataVersion && (await feed?.reaches(dataVersion, CATCH_UP_MS)) === true;
  if (feed === undefined || !isTold) return undefined;
  // What it told before the index was built is in it.
  feed.take(from.dataVersion);
  const update = await updateSince(from, feed.take(dataVersion), source);
  return update && { ...update, dataVersion, mark: await markIn(needs) };
}

/** Nobody needs a mark where nothing is kept. */
async function markIn({ source, keeper }: LiveNeeds): Promise<string | undefined> {
  return keeper === undefined ? undefined : source.readMark();
}

/** Follows first, and reads then, so that nothing is missed between the two; follows nothing where no news are wanted. */
async function builtAnew(needs: LiveNeeds, news: FeedNews | undefined): Promise<Held> {
  const { source } = needs;
  if (source.follow === undefined || news === undefined) return source.atOneMoment(() => readAll(needs));
  const { feed, staged } = await followedBy(needs, source.follow, news);
  try {
    const built = { ...(await source.atOneMoment(() => readAll(needs))), feed, staged };
    settle(built);
    return built;
  } catch (error) {
    await feed.close();
    throw error;
  }
}

async function followedBy(
  { source, newPending }: LiveNeeds,
  follow: NonNullable<MatchSource['follow']>,
  news: FeedNews,
): Promise<{ readonly feed: Followed; readonly staged: StagedSpaces }> {
  const staged = createStagedSpaces(source.spaces.ofImport);
  const feed = await followChanges(follow, newPending(staged.told), { ...news, onEnd: staged.close });
  return { feed, staged };
}

/** What is in the index need not be read ahead any more. */
function settle({ staged, visible }: Held): void {
  staged?.settle(visible.map(({ id }) => id));
}

/** All data of one moment, or what was kept of just these. */
async function readAll(needs: LiveNeeds): Promise<Held> {
  const { source, build, keeper } = needs;
  const dataVersion = await source.readVersion();
  const mark = await markIn(needs);
  const visible = await source.visibleImports();
  const surroundings = await source.surroundings();
  const kept = mark === undefined ? undefined : await keeper?.read({ dataVersion, mark }, surroundings);
  const index = kept ?? build({ spaces: await allSpaces(needs), ...surroundings });
  return { dataVersion, mark, visible, index, isKept: kept !== undefined };
}

async function allSpaces({ source, onRead }: LiveNeeds): Promise<Space[]> {
  let rows = 0;
  return source.spaces.all(() => {
    rows += 1;
    onRead?.(rows);
  });
}
