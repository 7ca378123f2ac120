import { type Criterion } from './domain/matching/criterion.ts';
import { type KeeperSetting, createIndexKeeper } from './features/matches/live/indexKeeper.ts';
import { type LiveIndex, createLiveIndex } from './features/matches/live/liveIndex.ts';
import { createPendingChanges } from './features/matches/live/pendingChanges.ts';
import { type MatchSource } from './features/matches/live/source.ts';
import { type Matching, type Surroundings, indexOf } from './features/matches/matchIndex.ts';
import { createBelievedSpaces } from './features/spaces/believed/repository.ts';
import { type ImportRepository } from './features/spaces/imports/repository.ts';
import { partsOfRowId } from './features/spaces/rowId.ts';
import { openChangeFeed } from './store/changeFeed.ts';
import { createDataVersion } from './store/dataVersion.ts';
import { atOneMoment } from './store/moment.ts';
import { type Store } from './store/store.ts';

/** What the index is made of besides the spaces, each asked whole. */
type Tables = { readonly [K in keyof Surroundings]: { readonly all: () => Promise<Surroundings[K]> } };

/** What the index of the stored data is put together with. */
interface Setting {
  readonly catalogue: readonly Criterion[];
  /** Whether what is invented takes part. */
  readonly demo: boolean;
  /** Whether changes are followed as they come, as a server does; else they are looked for before each answer. */
  readonly follows: boolean;
  readonly onRead?: (rows: number) => void;
  readonly onTrouble: (reason: unknown) => void;
  /** Where the index is kept from one start to the next; absent where it is built at each start. */
  readonly snapshot?: SnapshotSetting;
}

/** See `KeeperSetting`. */
export type SnapshotSetting = Omit<KeeperSetting, keyof Matching | 'fromSpaces'> &
  Partial<Pick<KeeperSetting, 'fromSpaces'>>;

/** So many spaces are read and indexed in less than a second or two. Ours. */
const KEPT_FROM_SPACES = 20_000;

/** Puts the index of the data of a store together. */
export function createStoreIndex(
  connection: Store['connection'],
  { imports, ...tables }: Tables & { readonly imports: Pick<ImportRepository, 'visible' | 'idsOf'> },
  { follows, onRead, onTrouble, snapshot, ...matching }: Setting,
): LiveIndex {
  const dataVersion = createDataVersion(connection);
  const source: MatchSource = {
    atOneMoment: (use) => atOneMoment(connection, use),
    readVersion: dataVersion.read,
    readMark: dataVersion.readMark,
    visibleImports: async () => (await imports.visible()) ?? [],
    idsOf: imports.idsOf,
    spaces: createBelievedSpaces(connection, imports.visible),
    surroundings: () => surroundingsIn(tables),
    ...(follows ? { follow: (listener) => openChangeFeed(connection, FOLLOWED, listener) } : {}),
  };
  return createLiveIndex({
    source,
    build: (data) => indexOf(data, matching),
    newPending: (onRow) => createPendingChanges({ collection: SPACES, others: AROUND, partsOf: partsOfRowId, onRow }),
    onTrouble,
    ...(snapshot && { keeper: createIndexKeeper({ fromSpaces: KEPT_FROM_SPACES, ...snapshot, ...matching }) }),
    ...(onRead === undefined ? {} : { onRead }),
  });
}

const SPACES = 'spaces';
/** Those of what stands around the spaces. */
const AROUND = ['parks', 'places', 'policies', 'resources'];
/** The collections that an answer depends on, by their names in the store; the list of imports is read for each update anyway. */
const FOLLOWED = [SPACES, 'imports', ...AROUND];

async function surroundingsIn({ parks, places, policies, resources }: Tables): Promise<Surroundings> {
  return {
    parks: await parks.all(),
    places: await places.all(),
    policies: await policies.all(),
    resources: await resources.all(),
  };
}
