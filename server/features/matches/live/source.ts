import { type SpaceId } from '#shared/space.ts';
import { type ChangeFeed, type FeedListener } from '#server/store/changeFeed.ts';
import { type BelievedSpaces } from '../../spaces/believed/repository.ts';
import { type VisibleImports } from '../../spaces/visibleImports.ts';
import { type Surroundings } from '../matchIndex.ts';

/** Where the data come from that are matched. What is read within `atOneMoment` is of one moment. */
export interface MatchSource {
  readonly atOneMoment: <T>(use: () => Promise<T>) => Promise<T>;
  readonly readVersion: () => Promise<number>;
  /** A word that is the same only where all data are; undefined where there is none. */
  readonly readMark: () => Promise<string | undefined>;
  readonly visibleImports: () => Promise<VisibleImports>;
  readonly idsOf: (importId: string) => Promise<SpaceId[]>;
  readonly spaces: BelievedSpaces;
  readonly surroundings: () => Promise<Surroundings>;
  /** Tells of every write from when it returns; absent where nothing is followed, as by a command that asks once. */
  readonly follow?: (listener: FeedListener) => Promise<ChangeFeed>;
}
