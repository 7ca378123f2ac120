import { Failure } from '#shared/failure.ts';

/** Who asks, and a signal that it has gone away. */
export interface Asker {
  /** Whom turns are shared between: the person, or the address of whoever is not signed in. */
  readonly requester: string;
  readonly signal?: AbortSignal;
}

/** Work that is done one after the other, its turns shared fairly between those who ask. */
export interface FairQueue {
  /**
   * Does `task` when its turn has come. One whose asker goes away before is not done.
   *
   * @throws {Failure} too-busy where too many wait already, with the seconds after which it may be tried again
   */
  readonly run: <T>(task: () => Promise<T>, asker: Asker) => Promise<T>;
  /** How many wait for their turn now. */
  readonly waiting: () => number;
}

/** How many may wait, in all and of one requester, beside the one whose turn it is; and a clock in milliseconds. */
interface Bounds {
  readonly waitingMax: number;
  readonly waitingMaxEach: number;
  readonly nowMs: () => number;
}

/** Makes a queue in which nobody waits. */
export function createFairQueue({ waitingMax, waitingMaxEach, nowMs }: Bounds): FairQueue {
  const turns = createTurns();
  const pace = createPace(nowMs);
  let isRunning = false;

  function refuseBeyond(requester: string): void {
    const [own, all] = [turns.of(requester), turns.all()];
    if (all < waitingMax && own < waitingMaxEach) return;
    const whose = own < waitingMaxEach ? '' : ' from this address';
    const detail = `Too many requests of this kind${whose} are waiting; try again later.`;
    throw new Failure('too-busy', { detail, retryAfterS: pace.secondsFor(all + 1) });
  }

  function takeTurns(): void {
    const turn = isRunning ? undefined : turns.next();
    if (turn === undefined) return;
    isRunning = true;
    void pace.measured(turn).then(() => {
      isRunning = false;
      takeTurns();
    });
  }

  return {
    async run(task, { requester, signal }) {
      signal?.throwIfAborted();
      if (isRunning) refuseBeyond(requester);
      return new Promise((resolve, reject) => {
        const onGone = (): void => {
          turns.leave(requester, turn);
          reject(reasonOf(signal));
        };
        const turn = (): Promise<void> => {
          signal?.removeEventListener('abort', onGone);
          return Promise.resolve().then(task).then(resolve, reject);
        };
        signal?.addEventListener('abort', onGone, { once: true });
        turns.add(requester, turn);
        takeTurns();
      });
    },
    waiting: turns.all,
  };
}

type Turn = () => Promise<void>;

/** Who waits, in the order of turns: whoever has had one goes behind all others. */
function createTurns(): {
  readonly add: (requester: string, turn: Turn) => void;
  readonly leave: (requester: string, turn: Turn) => void;
  readonly next: () => Turn | undefined;
  readonly of: (requester: string) => number;
  readonly all: () => number;
} {
  const waiting = new Map<string, readonly Turn[]>();
  const put = (requester: string, turns: readonly Turn[]): void => {
    if (turns.length > 0) waiting.set(requester, turns);
    else waiting.delete(requester);
  };
  const of = (requester: string): readonly Turn[] => waiting.get(requester) ?? [];
  return {
    add(requester, turn) {
      put(requester, [...of(requester), turn]);
    },
    leave(requester, turn) {
      put(
        requester,
        of(requester).filter((one) => one !== turn),
      );
    },
    next() {
      const [requester] = waiting.keys();
      if (requester === undefined) return undefined;
      const [first, ...rest] = of(requester);
      waiting.delete(requester);
      put(requester, rest);
      return first;
    },
    of: (requester) => of(requester).length,
    all: () => [...waiting.values()].reduce((sum, turns) => sum + turns.length, 0),
  };
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('Who asked has gone away.');
}

/** How much the last turn counts in the running average. Ours. */
const LAST_COUNTS = 0.25;

/** How long turns take. */
function createPace(nowMs: () => number): {
  readonly measured: (turn: () => Promise<void>) => Promise<void>;
  /** Whole seconds that so many turns are likely to take, 1 at least. */
  readonly secondsFor: (turns: number) => number;
} {
  let averageMs: number | undefined;
  return {
    async measured(turn) {
      const from = nowMs();
      await turn();
      const ms = nowMs() - from;
      averageMs = averageMs === undefined ? ms : averageMs + LAST_COUNTS * (ms - averageMs);
    },
    secondsFor: (turns) => Math.max(1, Math.ceil((turns * (averageMs ?? 0)) / 1000)),
  };
}
