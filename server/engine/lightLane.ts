import { Failure } from '#shared/failure.ts';
import { type MatchService } from '../features/matches/service.ts';
import { type Clock } from '../platform/clock.ts';
import { type EngineThread } from './thread.ts';

/** Who answers light questions. */
interface Needs {
  /** Answers at once, on the thread that all requests pass through. */
  readonly here: Pick<MatchService, 'answerText'>;
  readonly thread: Pick<EngineThread, 'ask' | 'isReady'>;
  /** Whether the thread may be given light questions: nothing heavy is under way there. */
  readonly isFree: () => boolean;
  readonly clock: Clock;
  /** Hears of faults of the thread, where nobody else is told of them. */
  readonly onTrouble: (reason: unknown) => void;
}

/** So many at once are worth a thread and its index. Ours. */
const MANY = 8;

/** For so long the thread is not started again once a start has failed: each takes the time of a processor, or memory that there may not be. Ours. */
const PAUSE_MS = 60_000;

/** A light question takes milliseconds: what the thread has not answered by then is answered here. Ours. */
const LATE_MS = 10_000;

/**
 * Shares light questions between this thread and the other: each goes to where fewer are under way, here where that is the
 * same. The other is started where many come at once, and given none before it has its index.
 */
export function createLightLane({ here, thread, isFree, clock, onTrouble }: Needs): Pick<MatchService, 'answerText'> {
  const underway = { here: 0, there: 0 };
  const patience = createPatience();
  let isStarting = false;
  let pausedUntilMs = 0;
  const there: MatchService['answerText'] = async (requirement, options) =>
    // The thread is the same service: what it gives is of the same type.
    (await thread.ask({ kind: 'answer', now: clock.now(), requirement, options })) as Uint8Array;

  async function counted<T>(where: keyof typeof underway, answer: () => Promise<T>): Promise<T> {
    underway[where] += 1;
    try {
      return await answer();
    } finally {
      underway[where] -= 1;
    }
  }

  async function start(): Promise<void> {
    isStarting = true;
    // All goes on here as before.
    await there({ criteria: {} }, { limit: 1 }).catch((error: unknown) => {
      pausedUntilMs = clock.now().getTime() + PAUSE_MS;
      hearOf(error);
    });
    isStarting = false;
  }

  function mayStart(): boolean {
    return !isStarting && underway.here >= MANY && clock.now().getTime() >= pausedUntilMs;
  }

  /** Of its end and of what takes it too long whoever has started it is told. */
  function hearOf(error: unknown): void {
    if (!(error instanceof Failure)) onTrouble(error);
  }

  return {
    answerText(requirement, options) {
      const answeredHere = (): Promise<Uint8Array> => counted('here', () => here.answerText(requirement, options));
      if (!thread.isReady() && mayStart()) void start();
      if (!thread.isReady() || !isFree() || patience.isLate() || underway.there >= underway.here) return answeredHere();
      return patience.inTime(counted('there', () => there(requirement, options))).catch((error: unknown) => {
        if (error instanceof Failure && !BROKEN.has(error.code)) throw error;
        hearOf(error);
        return answeredHere();
      });
    },
  };
}

/** Waits for answers of the thread: for each as long as it is in time, and then knows that the thread is late until that has come. */
function createPatience(): {
  readonly inTime: <T>(answer: Promise<T>) => Promise<T>;
  readonly isLate: () => boolean;
} {
  const late = new Set<Promise<unknown>>();
  return {
    isLate: () => late.size > 0,
    inTime: (answer) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          late.add(answer);
          reject(new Failure('engine-failed', { detail: `The engine has not answered within ${LATE_MS} ms.` }));
        }, LATE_MS);
        void answer.then(resolve, reject).finally(() => {
          clearTimeout(timer);
          late.delete(answer);
        });
      }),
  };
}

/** Failures of the thread, and not of the question. */
const BROKEN: ReadonlySet<Failure['code']> = new Set(['engine-failed', 'not-ready']);
