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
}

/** Prepares a thread; it starts with its first question. */
export function createEngineThread({ orders, onTrouble, program = PROGRAM }: Start): EngineThread {
  let worker: Worker | undefined;
  let isClosed = false;

  function started(): Worker {
    if (worker !== undefined) return worker;
    const fresh = new Worker(program, { workerData: orders });
    fresh.on('error', onTrouble);
    fresh.once('exit', () => {
      if (worker === fresh) worker = undefined;
    });
    worker = fresh;
    return fresh;
  }

  return {
    async ask(question) {
      if (isClosed) throw new Failure('not-ready', { detail: 'The server is stopping.' });
      return valueOf(await replyOf(started(), question));
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
