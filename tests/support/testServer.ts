import { z } from 'zod';
import { API_BASE } from '#shared/endpoint.ts';
import { createApp } from '#server/app.ts';
import { type Message } from '#server/features/mail/message.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type HeavySetting } from '#server/engine/heavyLane.ts';
import { createClock } from '#server/platform/clock.ts';
import { type Identify } from '#server/platform/http/caller.ts';
import { type Answered } from '#server/platform/http/requestLog.ts';
import { listen } from '#server/platform/http/listen.ts';
import { type RateLimits } from '#server/platform/config.ts';
import { createLog } from '#server/platform/log.ts';
import { type Services, createServices } from '#server/services.ts';
import { openTestStore } from './testStore.ts';

/** The product over a store of its own, listening on a free port, at a fixed time. */
export interface TestServer {
  readonly address: string;
  readonly services: Services;
  readonly store: Awaited<ReturnType<typeof openTestStore>>;
  /** What went wrong in the background. */
  readonly troubles: unknown[];
  /** Faults in the log, parsed. */
  readonly logged: unknown[];
  /** Lines of the log about requests, parsed. */
  readonly requests: Record<string, unknown>[];
  /** Mail that has left. */
  readonly mails: Message[];
  /** Does what a job of the product does, once. */
  readonly runJob: (name: string) => Promise<unknown>;
  /** Asks an address below the API's prefix. */
  readonly api: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends JSON to an address below the API's prefix. */
  readonly send: (path: string, body: unknown) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** 16:00 on 22 November 2026 in Shanghai. */
export const TEST_NOW = new Date('2026-11-22T08:00:00Z');

/** How a test opens it. */
interface Opening {
  readonly demo?: boolean;
  readonly seeded?: boolean;
  readonly clientFolder?: string;
  readonly catalogue?: readonly Criterion[];
  /** Tells who calls in place of what tells it else. */
  readonly identify?: Identify;
  /** The time, where it is to go on. */
  readonly now?: () => Date;
  /** Nothing is limited where absent. */
  readonly limits?: RateLimits;
  readonly trustProxy?: number | readonly string[];
  readonly onAnswered?: (answered: Answered) => void;
  /** Heavy questions go to a thread of their own. */
  readonly heavy?: Omit<HeavySetting, 'store'>;
}

const USUAL = { demo: true, seeded: true, catalogue: CATALOGUE, now: () => TEST_NOW };

/** Opens it; `seeded` loads what ships with the product, which takes a moment. */
export async function openTestServer(opening: Opening = {}): Promise<TestServer> {
  const { demo, seeded, catalogue, now, heavy, identify, ...web } = { ...USUAL, ...opening };
  const store = await openTestStore();
  const troubles: unknown[] = [];
  const mails: Message[] = [];
  const services = createServices(store.connection, {
    mailing: {
      deliver: (message) => Promise.resolve(void mails.push(message)),
      publicUrl: () => 'https://parkfit.example',
    },
    clock: createClock(now),
    demo,
    catalogue,
    follows: true,
    ...(heavy && { heavy: { ...heavy, store: store.settings } }),
    onTrouble: (reason) => troubles.push(reason),
    ...(identify && { identify }),
  });
  await services.prepare();
  if (seeded) await services.seeding.loadIfEmpty({ demo });
  const logged: unknown[] = [];
  const requests: Record<string, unknown>[] = [];
  const log = createLog('info', {
    write(text) {
      const line = z.looseObject({ msg: z.string() }).parse(JSON.parse(text));
      if (line.msg === 'request') requests.push(line);
      else logged.push(line);
    },
  });
  const app = createApp({ services, clientFolder: '/nowhere', log, isReady: services.isReady, ...web });
  const { address, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  const api = (path: string, init?: RequestInit): Promise<Response> => fetch(`${address}${API_BASE}${path}`, init);
  return {
    address,
    services,
    store,
    troubles,
    logged,
    requests,
    mails,
    runJob: async (name) => jobOf(services, name)(),
    api,
    send: (path, body) =>
      api(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    async close() {
      await close(1000);
      await services.close();
      await store.close();
    },
  };
}

function jobOf({ parts }: Services, wanted: string): () => Promise<unknown> {
  const job = parts.flatMap(({ jobs }) => jobs).find(({ name }) => name === wanted);
  if (job === undefined) throw new Error(`There is no job ${wanted}`);
  return job.run;
}
