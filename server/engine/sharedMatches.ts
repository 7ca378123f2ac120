import { setImmediate } from 'node:timers/promises';
import { type AnswerPart } from '#shared/answer.ts';
import { type Replay } from '#shared/replay.ts';
import { type AnswerOptions, type MatchService } from '../features/matches/service.ts';
import { type Clock } from '../platform/clock.ts';
import { type Asker, type FairQueue } from '../platform/fairQueue.ts';
import { type EngineQuestion } from './messages.ts';
import { createLightLane } from './lightLane.ts';
import { type EngineThread } from './thread.ts';

/** What the questions are shared between. */
interface Needs {
  /** Answers at once, on the thread that all requests pass through. */
  readonly here: MatchService;
  readonly thread: Pick<EngineThread, 'ask' | 'isReady'>;
  readonly queue: FairQueue;
  readonly clock: Clock;
  /** Whether there are so many spaces that a heavy question would hold up others. */
  readonly isLarge: () => boolean;
  /** Hears of faults of the thread, where nobody else is told of them. */
  readonly onTrouble: (reason: unknown) => void;
}

/** Parts that are read off all spaces, or searched for among sets of them. */
const HEAVY: ReadonlySet<AnswerPart> = new Set([
  'counts',
  'relaxations',
  'nearMisses',
  'bundles',
  'growthPaths',
  'certificate',
]);
/** More results than this are as heavy. As many as a request over HTTP may ask for are not. */
const LIGHT_LIMIT = 100;

/**
 * Answers light questions at once, and heavy ones one after the other: by the thread where the stock is large, else here.
 * Over a large stock light ones are shared with the thread, as long as it has nothing heavy to answer.
 */
export function createSharedMatches({ here, thread, queue, clock, isLarge, onTrouble }: Needs): MatchService {
  let isThreadFree = true;
  const light = createLightLane({ here, thread, clock, onTrouble, isFree: () => isThreadFree });
  const elsewhere = (question: Omit<AnswerQuestion, 'now'> | Omit<ReplayQuestion, 'now'>, asker: Asker) =>
    queue.run(async () => {
      isThreadFree = false;
      try {
        return await thread.ask({ ...question, now: clock.now() });
      } finally {
        isThreadFree = true;
      }
    }, asker);
  /** Here, but one after the other, so that what others ask gets its turn between two. */
  const inTurn = <T>(answer: () => Promise<T>, asker: Asker): Promise<T> =>
    queue.run(async () => {
      await setImmediate();
      return answer();
    }, asker);
  return {
    warmUp: here.warmUp,
    // Asked on the command line only, by a process of its own.
    reverse: here.reverse,
    // Of a few spaces only.
    costs: here.costs,
    // By whoever is within the process.
    answer: here.answer,
    async answerText(requirement, options, asker = NOBODY) {
      if (!isHeavy(options)) return (isLarge() ? light : here).answerText(requirement, options);
      if (!isLarge()) return inTurn(() => here.answerText(requirement, options), asker);
      // The thread is the same service: what it gives is of the same type.
      return (await elsewhere({ kind: 'answer', requirement, options }, asker)) as Uint8Array;
    },
    async replay(capsule, asker = NOBODY) {
      if (!isLarge()) return inTurn(() => here.replay(capsule), asker);
      return (await elsewhere({ kind: 'replay', capsule }, asker)) as Replay;
    },
  };
}

type AnswerQuestion = Extract<EngineQuestion, { readonly kind: 'answer' }>;
type ReplayQuestion = Extract<EngineQuestion, { readonly kind: 'replay' }>;

/** Whoever asks within the process. */
const NOBODY: Asker = { requester: '' };

function isHeavy({ limit, include = [] }: AnswerOptions): boolean {
  return limit > LIGHT_LIMIT || include.some((part) => HEAVY.has(part));
}
