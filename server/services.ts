import { randomUUID } from 'node:crypto';
import { readExamples } from '#seed/examples.ts';
import { readSeed } from '#seed/load.ts';
import { CATALOGUE } from './domain/matching/catalogue.ts';
import { type Criterion } from './domain/matching/criterion.ts';
import { type IncentiveService, createIncentiveService } from './features/matches/incentives/service.ts';
import { createMatchDesk } from './features/matches/desk.ts';
import { closedRequirement } from './features/matches/requirement.ts';
import { type MatchService, createMatchService } from './features/matches/service.ts';
import { createParkRepository } from './features/parks/repository.ts';
import { type ParkService, createParkService } from './features/parks/service.ts';
import { type PlaceRepository, createPlaceRepository } from './features/places/repository.ts';
import { createPolicyRepository } from './features/policies/repository.ts';
import { type PolicyService, createPolicyService } from './features/policies/service.ts';
import { type PolicyDraftService } from './features/policyDrafts/service.ts';
import { createResourceRepository } from './features/resources/repository.ts';
import { type ResourceService, createResourceService } from './features/resources/service.ts';
import { type SectorRepository, createSectorRepository } from './features/sectors/repository.ts';
import { type SourceRepository, createSourceRepository } from './features/sources/repository.ts';
import { type SeedService, createSeedService } from './features/seeding/service.ts';
import { type RestoreBackup } from './features/setup/restoring.ts';
import { type ImportService, createImportService } from './features/spaces/imports/service.ts';
import { type ImportRepository, createImportRepository } from './features/spaces/imports/repository.ts';
import { createSpaceRepository } from './features/spaces/repository.ts';
import { type SpaceService, createSpaceService } from './features/spaces/service.ts';
import { type Part } from './part.ts';
import { type Operations, createOperations } from './parts/operations.ts';
import { createParts } from './parts.ts';
import { type Identity } from './parts/identity.ts';
import { type Organisations } from './parts/organisations.ts';
import { type Identify } from './platform/http/caller.ts';
import { type Clock } from './platform/clock.ts';
import { type Secrets } from './platform/secrets/keyRing.ts';
import { passingSecrets } from './platform/secrets/secrets.ts';
import { createDrafts } from './drafting.ts';
import { type Mailing } from './features/mail/message.ts';
import { type HeavySetting, createHeavyLane } from './engine/heavyLane.ts';
import { type SnapshotSetting, createStoreIndex } from './matching.ts';
import { createDataVersion } from './store/dataVersion.ts';
import { createHold } from './store/holds.ts';
import { type Store } from './store/store.ts';
import { inTransaction } from './store/transaction.ts';
import { createUserGround } from './userGround.ts';

/** All that the product can do over one store; the HTTP side and the command line both stand on it. */
export interface Services {
  /** The criteria by which is matched. */
  readonly catalogue: readonly Criterion[];
  readonly places: PlaceRepository;
  readonly parks: ParkService;
  readonly spaces: SpaceService;
  readonly policies: PolicyService;
  readonly policyDrafts: PolicyDraftService;
  readonly sectors: SectorRepository;
  readonly sources: SourceRepository;
  readonly resources: ResourceService;
  readonly matches: MatchService;
  /** Heavy questions that wait for their turn. */
  readonly heavyWaiting: () => number;
  readonly incentives: IncentiveService;
  /** What stands by itself: records of users. */
  readonly parts: readonly Part[];
  /** The running of the server itself. */
  readonly operations: Operations;
  /** Who has an account, and who is signed in. */
  readonly identity: Identity;
  /** Who belongs where, and the first run. */
  readonly organisations: Organisations;
  /** Tells who calls. */
  readonly identify: Identify;
  readonly imports: ImportService;
  readonly seeding: SeedService;
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  /** Whether the store answers. */
  readonly isReady: () => Promise<boolean>;
  /** How often the index of the spaces was built of all data, rather than changed where the data changed. */
  readonly indexBuilds: () => number;
  /** Ends what goes on by itself, before the store is closed. */
  readonly close: () => Promise<void>;
}

/** What the services are put together with. */
interface Setting {
  readonly clock: Clock;
  /** Whether what is invented takes part. */
  readonly demo: boolean;
  /** The product's own, unless said otherwise. */
  readonly catalogue?: readonly Criterion[];
  /** Whether changes are followed as they come, as a server does; not, unless said otherwise. */
  readonly follows?: boolean;
  /** Hears of the rows of spaces that have been read, each time that the index is built of all data. */
  readonly onRead?: (rows: number) => void;
  /** Where heavy questions are answered by a thread of their own; absent where all are answered one after the other. */
  readonly heavy?: HeavySetting;
  /** Where the index is kept from one start to the next; absent where it is built at each start. */
  readonly snapshot?: SnapshotSetting;
  /** What this installation keeps from everybody; made up for the time of the process where absent. */
  readonly secrets?: Secrets;
  /** How mail leaves; it waits for another process where absent. */
  readonly mailing?: Mailing;
  /** Restores a backup into the store, where a server serves it. */
  readonly restoreBackup?: RestoreBackup;
  /** Tells who calls in place of what tells it else: for tests. */
  readonly identify?: Identify;
  /** Hears of what went wrong in the background and is mended. */
  readonly onTrouble?: (reason: unknown) => void;
}

/** Puts the services together over an open store. */
export function createServices(connection: Store['connection'], setting: Setting): Services {
  const {
    clock,
    demo,
    catalogue = CATALOGUE,
    onTrouble = () => undefined,
    secrets = passingSecrets(clock.now),
  } = setting;
  const imports = createImportRepository(connection);
  const stock = openStock(connection, imports);
  const dataVersion = createDataVersion(connection);
  const written = {
    raiseDataVersion: dataVersion.raise,
    newImportId: randomUUID,
    atOnce: <T>(use: () => Promise<T>): Promise<T> => inTransaction(connection, use),
    hold: createHold(connection),
  };
  const isReady = (): Promise<boolean> => dataVersion.read().then(() => true);
  const matching = openMatching(connection, { ...stock, imports }, { ...setting, catalogue, onTrouble });
  const drafts = createDrafts(connection, { ...stock, clock, ...written });
  const seeding = createSeedService({ readSeed, ...stock, imports, ...written });
  const users = createUserGround(connection, clock, { secrets, mailing: setting.mailing });
  const of = { connection, clock, ...stock, matching: matching.desk, demo, onTrouble };
  const restoring = setting.restoreBackup && { restoreBackup: setting.restoreBackup };
  const ground = { ...of, ...written, ...users.ground, removeDemo: seeding.removeDemo, ...restoring };
  const parts = createParts(ground);
  const operations = createOperations(ground, {
    jobs: parts.all.flatMap(({ jobs }) => jobs),
    isReady,
    indexBuilds: matching.indexBuilds,
    onNudge: users.onNudge,
  });
  return {
    catalogue,
    ...stock,
    ...stockServicesOf(stock, demo),
    ...matching,
    policyDrafts: drafts.service,
    parts: [...parts.all, operations],
    operations,
    identity: parts.identity,
    organisations: parts.organisations,
    identify: setting.identify ?? parts.identity.identify,
    imports: createImportService({ imports, parks: stock.parks, ...written }),
    seeding,
    prepare: () => prepareAll([...Object.values(stock), drafts, users, ...parts.all, operations]),
    isReady,
  };
}

/** Matching over the stock, with a lane of its own for heavy questions where one is set. */
function openMatching(
  connection: Store['connection'],
  stock: ReturnType<typeof openStock> & { readonly imports: ImportRepository },
  setting: Setting & Required<Pick<Setting, 'catalogue' | 'onTrouble'>>,
) {
  const { clock, demo, catalogue, onTrouble, heavy, follows = false, snapshot, onRead } = setting;
  const live = createStoreIndex(connection, stock, {
    catalogue,
    demo,
    follows,
    onTrouble,
    ...(snapshot !== undefined && { snapshot }),
    ...(onRead !== undefined && { onRead }),
  });
  const here = createMatchService({ live, catalogue, clock });
  const lane = heavy && createHeavyLane(here, heavy, { live, clock, demo, onTrouble });
  return {
    desk: createMatchDesk({ live, catalogue, clock }),
    matches: lane?.matches ?? here,
    heavyWaiting: () => lane?.waiting() ?? 0,
    incentives: createIncentiveService({ live, clock, ...incentiveSurroundings(catalogue, stock.sources) }),
    indexBuilds: live.builds,
    close: () => closeAll([lane, live]),
  };
}

/** What can be let and claimed, and where it is known from. */
function openStock(connection: Store['connection'], imports: ImportRepository) {
  return {
    places: createPlaceRepository(connection),
    parks: createParkRepository(connection),
    policies: createPolicyRepository(connection),
    sectors: createSectorRepository(connection),
    sources: createSourceRepository(connection),
    resources: createResourceRepository(connection),
    spaces: createSpaceRepository(connection, imports.visible),
  };
}

/** What may be asked about what can be let and claimed. */
function stockServicesOf({ places, parks, policies, resources, spaces }: ReturnType<typeof openStock>, demo: boolean) {
  return {
    parks: createParkService({ parks, places }),
    spaces: createSpaceService({ spaces, parks, places, demo }),
    policies: createPolicyService({ policies, places }),
    resources: createResourceService({ resources, places, demo }),
  };
}

/** What previews of policies need besides the index. */
function incentiveSurroundings(
  catalogue: readonly Criterion[],
  sources: SourceRepository,
): Pick<Parameters<typeof createIncentiveService>[0], 'readExamples' | 'sources'> {
  return { readExamples: () => readExamples(closedRequirement(catalogue)), sources: () => sources.all() };
}

async function prepareAll(repositories: readonly { readonly prepare: () => Promise<void> }[]): Promise<void> {
  for (const { prepare } of repositories) await prepare();
}

async function closeAll(parts: readonly ({ readonly close: () => Promise<void> } | undefined)[]): Promise<void> {
  for (const part of parts) await part?.close();
}
