import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { type Sector } from '#shared/sector.ts';
import { type Source } from '#shared/source.ts';
import { type Space, type SpaceId } from '#shared/space.ts';
import { type Reloaded } from '#server/store/seededCollection.ts';
import { type ImportRepository } from '../spaces/imports/repository.ts';
import { type Import } from '../spaces/visibleImports.ts';

/** What ships with the product. */
export interface SeedRows {
  readonly places: readonly Place[];
  readonly parks: readonly Park[];
  readonly policies: readonly Policy[];
  readonly sectors: readonly Sector[];
  readonly sources: readonly Source[];
  readonly resources: readonly Resource[];
  readonly demoSpaces: readonly Space[];
}

/** What a reload did, by collection. */
export interface SeedReport {
  readonly reloaded: Readonly<Record<'places' | 'parks' | 'policies' | 'sectors' | 'sources' | 'resources', Reloaded>>;
  /** Absent where demo spaces are not loaded. */
  readonly demoSpaces?: {
    readonly written: number;
    /** Demo spaces that were edited, and stay as they are. */
    readonly kept: readonly SpaceId[];
    /** Imported spaces that stand under the id of a demo space, and go before it. */
    readonly imported: readonly SpaceId[];
  };
}

/** Loads what ships with the product, and takes what is invented away. */
export interface SeedService {
  /** Loads everything into a store that never had anything; undefined where it has. */
  readonly loadIfEmpty: (options: { readonly demo: boolean }) => Promise<SeedReport | undefined>;
  /** Whether the store has been loaded; until then it holds nothing, or a part. */
  readonly isLoaded: () => Promise<boolean>;
  /** Replaces what was seeded and nobody has edited; demo rows as `demo` says, else where they are there already. */
  readonly reload: (options: { readonly demo?: boolean }) => Promise<SeedReport>;
  readonly removeDemo: () => Promise<{ readonly spaces: number; readonly resources: number }>;
}

interface Reloadable<T> {
  readonly reload: (entries: readonly T[]) => Promise<Reloaded>;
}

/** What seeding stands on. */
interface Needs {
  readonly readSeed: () => Promise<SeedRows>;
  readonly places: Reloadable<Place>;
  readonly parks: Reloadable<Park>;
  readonly policies: Reloadable<Policy>;
  readonly sectors: Reloadable<Sector>;
  readonly sources: Reloadable<Source>;
  readonly resources: Reloadable<Resource> & { readonly removeDemo: () => Promise<number> };
  readonly imports: ImportRepository;
  readonly raiseDataVersion: () => Promise<unknown>;
  readonly newImportId: () => string;
  /** Lets others see all of what it does, or nothing. */
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
}

/** Makes the service that seeds. */
export function createSeedService(needs: Needs): SeedService {
  const { imports, raiseDataVersion, atOnce } = needs;

  async function reload(demo: boolean): Promise<SeedReport> {
    const seed = await needs.readSeed();
    return atOnce(async () => {
      const reloaded = await reloadTables(needs, demo ? seed : { ...seed, resources: seed.resources.filter(isReal) });
      const demoSpaces = demo ? await reloadDemo(needs, seed.demoSpaces) : undefined;
      // While there is no list of imports, the store counts as empty and is loaded again.
      if (!demo) await imports.show((visible) => visible);
      await raiseDataVersion();
      return demoSpaces === undefined ? { reloaded } : { reloaded, demoSpaces };
    });
  }

  const isLoaded = async (): Promise<boolean> => (await imports.visible()) !== undefined;

  return {
    isLoaded,
    async loadIfEmpty({ demo }) {
      return (await isLoaded()) ? undefined : reload(demo);
    },
    async reload({ demo }) {
      return reload(demo ?? ((await imports.visible()) ?? []).some(isDemo));
    },
    removeDemo() {
      return atOnce(async () => {
        const visible = (await imports.visible()) ?? [];
        const demo = visible.filter(isDemo);
        const ids = await ofEach(demo, imports.idsOf);
        await imports.show((shown) => shown.filter((other) => !isDemo(other)));
        await imports.discardHidden();
        ids.push(...(await ofEach(visible.filter(isDesk), imports.removeDemoOf)));
        const resources = await needs.resources.removeDemo();
        await raiseDataVersion();
        return { spaces: new Set(ids).size, resources };
      });
    },
  };
}

function isReal({ demo }: Resource): boolean {
  return !demo;
}

function isDemo({ origin }: Import): boolean {
  return origin === 'demo';
}

async function reloadTables(needs: Needs, seed: SeedRows): Promise<SeedReport['reloaded']> {
  return {
    places: await needs.places.reload(seed.places),
    parks: await needs.parks.reload(seed.parks),
    policies: await needs.policies.reload(seed.policies),
    sectors: await needs.sectors.reload(seed.sectors),
    sources: await needs.sources.reload(seed.sources),
    resources: await needs.resources.reload(seed.resources),
  };
}

/** Puts a new import of demo spaces in the place of the old one, before all others, so that real rows hide invented ones. */
async function reloadDemo(
  { imports, newImportId }: Needs,
  demoSpaces: readonly Space[],
): Promise<SeedReport['demoSpaces']> {
  const visible = (await imports.visible()) ?? [];
  const edited = await ofEach(visible.filter(isDemo), imports.editedOf);
  const kept = new Set(edited.map(({ id }) => id));
  const written = demoSpaces.filter(({ id }) => !kept.has(id));
  const fresh = { id: newImportId(), origin: 'demo' } as const;
  await imports.stage(fresh, written);
  await imports.stageEdited(fresh, edited);
  const staged = { id: fresh.id, spaces: written.length + edited.length };
  await imports.showStaged(staged, (shown) => [fresh, ...shown.filter((other) => !isDemo(other))]);
  await imports.discardHidden();

  const importedIds = new Set(
    await ofEach(
      visible.filter((shown) => !isDemo(shown)),
      imports.idsOf,
    ),
  );
  const imported = demoSpaces.map(({ id }) => id).filter((id) => importedIds.has(id));
  return { written: written.length, kept: [...kept], imported };
}

/** What is asked of several imports, one after the other: a transaction does one thing at a time. */
async function ofEach<T>(asked: readonly Import[], ask: (importId: string) => Promise<T[]>): Promise<T[]> {
  const answers: T[] = [];
  for (const { id } of asked) answers.push(...(await ask(id)));
  return answers;
}

function isDesk({ origin }: Import): boolean {
  return origin === 'desk';
}
