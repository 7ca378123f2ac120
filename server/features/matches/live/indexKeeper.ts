import { reasonOf } from '#server/platform/reasonOf.ts';
import { type ChangeableIndex, type Matching, type Surroundings, indexOfImage } from '../matchIndex.ts';
import { type Built, readSnapshot, writeSnapshot } from '../snapshot.ts';

/** A state of the data: where the mark is the same, so are all data. */
export interface KeptState {
  readonly dataVersion: number;
  readonly mark: string;
}

/** Keeps an index from one start to the next. */
export interface IndexKeeper {
  /** The index that was kept of this state, amid its surroundings; undefined where there is none, or none that can be used. */
  readonly read: (state: KeptState, surroundings: Surroundings) => Promise<ChangeableIndex | undefined>;
  /** Keeps the index of a state; it may change as soon as this has returned its promise. */
  readonly write: (index: ChangeableIndex, state: KeptState) => Promise<void>;
}

/** Where and how an index is kept. */
export interface KeeperSetting extends Matching {
  readonly path: string;
  /** Below so many spaces a build takes no longer than reading a file: nothing is kept. */
  readonly fromSpaces: number;
  /** Whether it is also kept anew, and not only read. */
  readonly writes: boolean;
  /** Hears why a snapshot is not used; of none that is there it is not told. */
  readonly onNote: (note: string) => void;
}

/** Keeps an index in a file. */
export function createIndexKeeper(setting: KeeperSetting): IndexKeeper {
  const { path, fromSpaces, writes, onNote, ...matching } = setting;
  const builtOf = ({ dataVersion, mark }: KeptState): Built => ({
    dataVersion,
    catalogue: matching.catalogue,
    setting: JSON.stringify({ mark, demo: matching.demo }),
  });
  return {
    async read(state, surroundings) {
      const found = await readSnapshot(path, builtOf(state)).catch((error: unknown) => ({ reason: reasonOf(error) }));
      if (found === undefined) return undefined;
      if ('image' in found) return indexOfImage(found.image, surroundings, matching);
      onNote(found.reason);
      return undefined;
    },
    async write(index, state) {
      if (!writes || index.spaces < fromSpaces) return;
      await writeSnapshot(path, structuredClone(index.image()), builtOf(state));
    },
  };
}
