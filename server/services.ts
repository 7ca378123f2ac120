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
import { type LocalAccess } from './features/policyDrafts/access.ts';
import { type PolicyDraftService } from './features/policyDrafts/service.ts';
import { createResourceRepository } from './features/resources/repository.ts';
import { type ResourceService, createResourceService } from './features/resources/service.ts';
import { type SectorRepository, createSectorRepository } from './features/sectors/repository.ts';
import { type SourceRepository, createSourceRepository } from './features/sources/repository.ts';
import { type SeedService, createSeedService } from './features/seeding/service.ts';
import { type ImportService, createImportService } from './features/spaces/imports/service.ts';
import { createImportRepository } from './features/spaces/imports/repository.ts';
import { createSpaceRepository } from './features/spaces/repository.ts';
import { type SpaceService, createSpaceService } from './features/spaces/service.ts';
import { type Part } from './part.ts';
import { createParts } from './parts.ts';
import { type Identity } from './parts/identity.ts';
import { type Identify } from './platform/http/caller.ts';
import { type Clock } from './platform/clock.ts';
import { type Secrets } from './platform/secrets/keyRing.ts';
import { passingSecrets } from './platform/secrets/secrets.ts';
import { createDrafts } from './drafting.ts';
import { type Nudges } from './nudges.ts';
import { type HeavySetting, createHeavyLane } from './engine/heavyLane.ts';
import { type SnapshotSetting, createStoreIndex } from './matching.ts';
import { createDataVersion } from './store/dataVersion.ts';
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
  /** Who may write drafts over HTTP. */
  readonly localAccess: LocalAccess;
  readonly sectors: SectorRepository;
  readonly sources: SourceRepository;
  readonly resources: ResourceService;
  readonly matches: MatchService;
  readonly incentives: IncentiveService;
  /** What stands by itself: records of users. */
  readonly parts: readonly Part[];
  /** Who has an account, and who is signed in. */
  readonly identity: Identity;
  /** Hears which jobs are wanted soon. */
  readonly onNudge: Nudges['onNudge'];
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
  /** Tells who calls in place of what tells it else: for tests. */
  readonly identify?: Identify;
  /** Hears of what went wrong in the background and is mended. */
  readonly onTrouble?: (reason: unknown) => void;
}

/** Puts the services together over an open store. */
export function createServices(
  connection: Store['connection'],
  {
    clock,
    demo,
    catalogue = CATALOGUE,
    follows = false,
    onTrouble = () => undefined,
    heavy,
    identify,
    secrets = passingSecrets(clock.now),
    ...rest
  }: Setting,
): Services {
  const places = createPlaceRepository(connection);
  const parks = createParkRepository(connection);
  const policies = createPolicyRepository(connection);
  const sectors = createSectorRepository(connection);
  const sources = createSourceRepository(connection);
  const resources = createResourceRepository(connection);
  const imports = createImportRepository(connection);
  const spaces = createSpaceRepository(connection, imports.visible);
  const dataVersion = createDataVersion(connection);
  const written = {
    raiseDataVersion: dataVersion.raise,
    newImportId: randomUUID,
    atOnce: <T>(use: () => Promise<T>): Promise<T> => inTransaction(connection, use),
  };

  const live = createStoreIndex(
    connection,
    { imports, parks, places, policies, resources },
    { catalogue, demo, follows, onTrouble, ...rest },
  );
  const drafts = createDrafts(connection, { policies, places, sources, clock, ...written });
  const users = createUserGround(connection, clock, secrets);
  const matching = createMatchDesk({ live, catalogue, clock });
  const of = { connection, clock, places, parks, spaces, matching, demo, secrets, onTrouble };
  const parts = createParts({ ...of, ...written, ...users.ground });
  const here = createMatchService({ live, catalogue, clock });
  const lane = heavy && createHeavyLane(here, heavy, { live, clock, demo, onTrouble });
  return {
    catalogue,
    places,
    sectors,
    sources,
    parks: createParkService({ parks, places }),
    spaces: createSpaceService({ spaces, parks, places, demo }),
    policies: createPolicyService({ policies, places }),
    policyDrafts: drafts.service,
    localAccess: drafts.access,
    resources: createResourceService({ resources, places, demo }),
    matches: lane?.matches ?? here,
    incentives: createIncentiveService({ live, clock, ...incentiveSurroundings(catalogue, sources) }),
    parts: parts.all,
    identity: parts.identity,
    onNudge: users.onNudge,
    identify: identify ?? parts.identity.identify,
    imports: createImportService({ imports, parks, ...written }),
    seeding: createSeedService({ readSeed, places, parks, policies, sectors, sources, resources, imports, ...written }),
    prepare: () =>
      prepareAll([places, parks, policies, sectors, sources, resources, spaces, drafts, users, ...parts.all]),
    async isReady() {
      await dataVersion.read();
      return true;
    },
    indexBuilds: live.builds,
    close: () => closeAll([lane, live]),
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
