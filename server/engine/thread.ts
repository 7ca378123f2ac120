import { setTimeout } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { Failure } from '#shared/failure.ts';
import { type EngineOrders, type EngineQuestion, type EngineReply } from './messages.ts';

/** A thread that answers, with an index of its own. */
export interface EngineThread {
  /**
   * Asks it one question; the next one may be asked when this one is answered. Starts the thread where there is none.
   *
   * @throws {Failure} that it answers with; engine-failed where it ends instead
   */
  readonly ask: (question: EngineQuestion) => Promise<unknown>;
  /** Ends it, whatever it is at. */
  readonly close: () => Promise<void>;
}

/** How a thread is started. */
interface Start {
  readonly orders: EngineOrders;
  /** Hears of an end that nobody has asked for. */
  readonly onTrouble: (reason: unknown) => void;
  /** The program of the thread; the product's own unless a test has another. */
  readonly program?: URL;
  /** How long it may take for its first answer, for which it reads or builds its index, and for each further one. */
  readonly firstMs?: number;
  readonly nextMs?: number;
}

/** A request is given up after 120 s: whoever asked is told before that. Ours. */
const NEXT_MS = 100_000;
/** Ten million spaces are built in less. Ours. */
const FIRST_MS = 900_000;

/** Prepares a thread; it starts with its first question. */
export function createEngineThread({ orders, onTrouble, program = PROGRAM, ...patience }: Start): EngineThread {
  const { firstMs = FIRST_MS, nextMs = NEXT_MS } = patience;
  let worker: Worker | undefined;
  let hasAnswered = false;
  let isClosed = false;

  function started(): Worker {
    if (worker !== undefined) return worker;
    const fresh = new Worker(program, { workerData: orders });
    fresh.on('error', onTrouble);
    fresh.once('exit', () => {
      if (worker === fresh) worker = undefined;
    });
    worker = fresh;
    hasAnswered = false;
    return fresh;
  }

  return {
    async ask(question) {
      if (isClosed) throw new Failure('not-ready', { detail: 'The server is stopping.' });
      const asked = started();
      // Nobody else would ever have their turn after a question that has no end.
      const patienceMs = hasAnswered ? nextMs : firstMs;
      const overdue = setTimeout(() => {
        onTrouble(new Error(`A question to the engine took longer than ${patienceMs} ms and was given up`));
        void asked.terminate();
      }, patienceMs);
      try {
        const reply = await replyOf(asked, question);
        hasAnswered = true;
        return valueOf(reply);
      } finally {
        clearTimeout(overdue);
      }
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };
}

const PROGRAM = new URL('./worker.mjs', import.meta.url);

function replyOf(worker: Worker, question: EngineQuestion): Promise<EngineReply> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: EngineReply): void => {
      worker.off('exit', onExit);
      resolve(reply);
    };
    const onExit = (): void => {
      worker.off('message', onMessage);
      reject(
        new Failure('engine-failed', {
          detail: 'The engine ended before it had answered; it is started again. Ask again, or for less.',
          retryAfterS: 1,
        }),
      );
    };
    worker.once('message', onMessage);
    worker.once('exit', onExit);
    worker.postMessage(question);
  });
}

function valueOf(reply: EngineReply): unknown {
  if ('value' in reply) return reply.value;
  if ('failure' in reply) throw new Failure(reply.failure.code, reply.failure.details);
  throw new Error(`The thread of the engine: ${reply.fault}`);
}
