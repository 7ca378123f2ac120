import { setTimeout } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { Failure } from '#shared/failure.ts';
import {
  type EngineOrders,
  type EngineQuestion,
  type EngineReply,
  type NumberedQuestion,
  type NumberedReply,
} from './messages.ts';

/** A thread that answers, with an index of its own. */
export interface EngineThread {
  /**
   * Asks it a question, which has its turn when those before have been answered. Starts the thread where there is none.
   *
   * @throws {Failure} that it answers with; engine-failed where it ends instead
   */
  readonly ask: (question: EngineQuestion) => Promise<unknown>;
  /** Whether it has given an answer already, so that the next waits for no index. */
  readonly isReady: () => boolean;
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
  let talk: Talk | undefined;
  let isClosed = false;

  function started(): Talk {
    if (talk === undefined || talk.isOver) talk = new Talk(new Worker(program, { workerData: orders }), onTrouble);
    return talk;
  }

  return {
    async ask(question) {
      if (isClosed) throw new Failure('not-ready', { detail: 'The server is stopping.' });
      const asked = started();
      // Nobody else would ever have their turn after a question that has no end.
      const patienceMs = asked.hasAnswered ? nextMs : firstMs;
      const overdue = setTimeout(() => {
        onTrouble(new Error(`A question to the engine took longer than ${patienceMs} ms and was given up`));
        void asked.worker.terminate();
      }, patienceMs);
      try {
        return valueOf(await asked.ask(question));
      } finally {
        clearTimeout(overdue);
      }
    },
    isReady: () => talk?.isOver === false && talk.hasAnswered,
    async close() {
      isClosed = true;
      await talk?.worker.terminate();
    },
  };
}

const PROGRAM = new URL('./worker.mjs', import.meta.url);

/** What is said to one thread, from its start to its end. */
class Talk {
  readonly worker: Worker;
  isOver = false;
  hasAnswered = false;
  private asked = 0;
  private readonly waiting = new Map<number, Waiting>();

  constructor(worker: Worker, onTrouble: (reason: unknown) => void) {
    this.worker = worker;
    worker.on('error', onTrouble);
    worker.on('message', ({ number, reply }: NumberedReply) => {
      // What fails may have failed before there was an index.
      this.hasAnswered ||= 'value' in reply;
      this.waiting.get(number)?.resolve(reply);
      this.waiting.delete(number);
    });
    worker.once('exit', () => {
      this.isOver = true;
      for (const { reject } of this.waiting.values()) reject(ended());
    });
  }

  ask(question: EngineQuestion): Promise<EngineReply> {
    const number = this.asked;
    this.asked += 1;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ number, question } satisfies NumberedQuestion);
    });
  }
}

/** Who waits for a reply. */
interface Waiting {
  readonly resolve: (reply: EngineReply) => void;
  readonly reject: (reason: Failure) => void;
}

function ended(): Failure {
  return new Failure('engine-failed', {
    detail: 'The engine ended before it had answered; it is started again. Ask again, or for less.',
    retryAfterS: 1,
  });
}

function valueOf(reply: EngineReply): unknown {
  if ('value' in reply) return reply.value;
  if ('failure' in reply) throw new Failure(reply.failure.code, reply.failure.details);
  throw new Error(`The thread of the engine: ${reply.fault}`);
}
