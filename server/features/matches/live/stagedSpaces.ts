import { type Space, type SpaceId } from '#shared/space.ts';

/** The spaces of imports that are not visible yet, read ahead as they are staged, so that showing them takes no reading. */
export interface StagedSpaces {
  /** A row of an import was written, or deleted. */
  readonly told: (importId: string, spaceId: SpaceId) => void;
  /** What is known of an import: its spaces as they were last told of, and those that must still be read. */
  readonly of: (importId: string) => {
    readonly read: ReadonlyMap<SpaceId, Space>;
    readonly unread: readonly SpaceId[];
  };
  /** These imports are in the index: they are forgotten, and not read ahead any more. */
  readonly settle: (importIds: readonly string[]) => void;
  /** Forgets everything, and reads no more. */
  readonly close: () => void;
}

/** Reads rows of one import. */
type ReadRows = (importId: string, ids: readonly SpaceId[]) => Promise<readonly Space[]>;

/** Read without a pause: some milliseconds. */
const ROWS_AT_ONCE = 200;
/** Beyond so many, of all imports together, what is told is only counted: a space takes about two kilobytes. Ours. */
const KEPT_MAX = 300_000;

interface Staged {
  readonly read: Map<SpaceId, Space>;
  readonly unread: Set<SpaceId>;
}

/** Reads ahead by `readRows`. */
export function createStagedSpaces(readRows: ReadRows): StagedSpaces {
  const imports = new Map<string, Staged>();
  const settled = new Set<string>();
  const toldAgain = new Set<string>();
  let isReading = false;
  let isClosed = false;

  async function readAhead(): Promise<void> {
    for (let next = nextOf(imports); next !== undefined; next = nextOf(imports)) {
      const [importId, staged] = next;
      const ids = firstOf(staged.unread, ROWS_AT_ONCE);
      toldAgain.clear();
      const found = await readRows(importId, ids);
      keep(staged, ids, { found, isOld: (id) => toldAgain.has(keyOf(importId, id)) });
      if (staged.read.size + staged.unread.size === 0) imports.delete(importId);
    }
    isReading = false;
  }

  function begin(): void {
    if (isReading) return;
    isReading = true;
    // What cannot be read ahead is read when it is shown.
    readAhead().catch(() => {
      isReading = false;
    });
  }

  return {
    told(importId, spaceId) {
      if (isClosed || settled.has(importId)) return;
      const staged = imports.get(importId) ?? { read: new Map(), unread: new Set() };
      imports.set(importId, staged);
      staged.read.delete(spaceId);
      staged.unread.add(spaceId);
      if (isReading) toldAgain.add(keyOf(importId, spaceId));
      begin();
    },
    of(importId) {
      const { read = new Map<SpaceId, Space>(), unread = [] } = imports.get(importId) ?? {};
      return { read, unread: [...unread] };
    },
    close() {
      isClosed = true;
      imports.clear();
    },
    settle(importIds) {
      for (const importId of importIds) {
        settled.add(importId);
        imports.delete(importId);
      }
    },
  };
}

/** An import of which something is still to be read, and there is room for. */
function nextOf(imports: ReadonlyMap<string, Staged>): [string, Staged] | undefined {
  const kept = [...imports.values()].reduce((sum, { read }) => sum + read.size, 0);
  return kept >= KEPT_MAX ? undefined : [...imports].find(([, { unread }]) => unread.size > 0);
}

/** Keeps what was found of the ids that were read, but for what was told of meanwhile: that may be as it was before. */
function keep(
  { read, unread }: Staged,
  ids: readonly SpaceId[],
  { found, isOld }: { readonly found: readonly Space[]; readonly isOld: (id: SpaceId) => boolean },
): void {
  for (const id of ids) if (!isOld(id)) unread.delete(id);
  for (const space of found) if (!unread.has(space.id)) read.set(space.id, space);
}

function keyOf(importId: string, spaceId: SpaceId): string {
  return `${importId}\n${spaceId}`;
}

function firstOf<T>(all: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const one of all) {
    if (first.length === most) break;
    first.push(one);
  }
  return first;
}
