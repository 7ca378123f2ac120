import { type LiveIndex } from '../features/matches/live/liveIndex.ts';
import { type MatchService } from '../features/matches/service.ts';
import { type Clock } from '../platform/clock.ts';
import { createFairQueue } from '../platform/fairQueue.ts';
import { type StoreSettings } from '../store/connect.ts';
import { createSharedMatches } from './sharedMatches.ts';
import { createEngineThread } from './thread.ts';

/** That heavy questions are answered by a thread of their own, and from when on. */
export interface HeavySetting {
  /** The store, which the thread joins. */
  readonly store: StoreSettings;
  /** Below so many spaces everything is answered at once: a heavy question takes less than a start of the thread. */
  readonly fromSpaces?: number;
  /** How many may wait for their turn, in all and of one address. */
  readonly waitingMax?: number;
  readonly waitingMaxEach?: number;
  /** The program of the thread, where it is not the product's own. */
  readonly program?: URL;
}

/** At so many spaces the parts that are read off all of them take some tens of milliseconds. Ours. */
const FROM_SPACES = 20_000;
/** A page asks for one heavy answer at a time and a few at most; a minute's wait is no use to anybody. Ours. */
const WAITING_MAX = 64;
const WAITING_MAX_EACH = 8;

/** What the lane stands on. */
interface Needs {
  readonly live: Pick<LiveIndex, 'spaces'>;
  readonly clock: Clock;
  readonly demo: boolean;
  readonly onTrouble: (reason: unknown) => void;
}

/** Puts a lane of its own for heavy questions beside a service. */
export function createHeavyLane(
  here: MatchService,
  setting: HeavySetting,
  { live, clock, demo, onTrouble }: Needs,
): { readonly matches: MatchService; readonly waiting: () => number; readonly close: () => Promise<void> } {
  const { store, fromSpaces = FROM_SPACES, waitingMax = WAITING_MAX, waitingMaxEach = WAITING_MAX_EACH } = setting;
  const { program } = setting;
  const thread = createEngineThread({
    orders: { store, demo },
    onTrouble,
    ...(program === undefined ? {} : { program }),
  });
  const queue = createFairQueue({ waitingMax, waitingMaxEach, nowMs: () => clock.now().getTime() });
  const isLarge = (): boolean => live.spaces() >= fromSpaces;
  return {
    matches: createSharedMatches({ here, thread, queue, clock, isLarge, onTrouble }),
    waiting: queue.waiting,
    close: thread.close,
  };
}
