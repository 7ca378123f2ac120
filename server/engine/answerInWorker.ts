import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '#shared/failure.ts';
import { type MatchService } from '../features/matches/service.ts';
import { createClock } from '../platform/clock.ts';
import { createServices } from '../services.ts';
import { snapshotPathIn } from '../snapshotPath.ts';
import { openStore } from '../store/connect.ts';
import { StoreUnavailable } from '../store/storeUnavailable.ts';
import {
  type EngineOrders,
  type EngineQuestion,
  type EngineReply,
  type NumberedQuestion,
  type NumberedReply,
} from './messages.ts';

// The foreign boundary is the thread: only `thread.ts` starts it and asks it.
const { store: settings, demo } = workerData as EngineOrders;

const store = await openStore(settings, 'join');
// The thread that has started this one serves it; where it no longer does, this one is not to take its place.
if (!store.joined && settings.mongodbUri === undefined) {
  await store.close();
  throw new StoreUnavailable('The store is not served any more.');
}

/** That of the question that was asked last. */
let present = new Date(0);
const { matches } = createServices(store.connection, {
  clock: createClock(() => present),
  demo,
  follows: true,
  // What the main thread has kept; what it has changed since, this one builds.
  ...(settings.mongodbUri === undefined && {
    snapshot: { path: snapshotPathIn(settings.dataDir), writes: false, onNote: () => undefined },
  }),
});

parentPort?.on('message', ({ number, question }: NumberedQuestion) => {
  present = question.now;
  void replyTo(question).then((reply) => {
    parentPort?.postMessage({ number, reply } satisfies NumberedReply, ownMemoryOf(reply));
  });
});

/** The memory of an answer as JSON, which is handed over instead of copied. */
function ownMemoryOf(reply: EngineReply): ArrayBuffer[] {
  return 'value' in reply && reply.value instanceof Uint8Array && reply.value.buffer instanceof ArrayBuffer
    ? [reply.value.buffer]
    : [];
}

async function replyTo(question: EngineQuestion): Promise<EngineReply> {
  try {
    return { value: await answered(question, matches) };
  } catch (error) {
    if (error instanceof Failure) return { failure: { code: error.code, details: error.details } };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function answered(question: EngineQuestion, { answerText, replay }: MatchService): Promise<unknown> {
  return question.kind === 'answer' ? answerText(question.requirement, question.options) : replay(question.capsule);
}
