import { Worker } from 'node:worker_threads';
import { reasonOf } from '#server/platform/reasonOf.ts';
import { type StoreAddress } from './address.ts';
import { createDeferred } from './engine/deferred.ts';
import { type StoreFolder } from './folder.ts';
import { News, type Orders, type StoreFailure } from './orders.ts';

/** How tools come to the store: by loopback TCP without a secret. */
export interface ToolAccess {
  /** 0 takes a free one. */
  readonly port: number;
  /** Whether it presents itself as a server on its own instead of a replica set of one. */
  readonly standalone: boolean;
}

/** The thread of a store, which listens. */
export interface StoreThread {
  readonly address: StoreAddress;
  /** Settles when its disk has failed, or when it has ended without having been asked to. */
  readonly failed: Promise<StoreFailure>;
  readonly stop: () => Promise<void>;
}

/** Starts the server of a store in a thread of its own. @throws {Error} if it ends before it listens. */
export async function startThread(
  { documents, storeId }: StoreFolder,
  address: StoreAddress,
  tools?: ToolAccess,
): Promise<StoreThread> {
  const orders: Orders = {
    documents,
    storeId,
    address,
    standalone: tools?.standalone ?? false,
    failPoints: tools !== undefined,
  };
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: orders });
  let isStopping = false;
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  const { listening, failed } = newsOf(worker, () => isStopping);
  const bound = await Promise.race([listening, failed]);
  if ('reason' in bound) throw new Error(bound.reason);
  return {
    address: bound,
    failed,
    async stop() {
      isStopping = true;
      worker.postMessage('stop');
      await ended;
    },
  };
}

/** What a thread tells, and that it ends without having been asked to. */
function newsOf(
  worker: Worker,
  isStopping: () => boolean,
): { readonly listening: Promise<StoreAddress>; readonly failed: Promise<StoreFailure> } {
  const listening = createDeferred<StoreAddress>();
  const failed = createDeferred<StoreFailure>();
  worker.on('message', (message) => {
    const news = News.parse(message);
    if ('address' in news) listening.settle(news.address);
    else failed.settle(news.failure);
  });
  worker.once('error', (error) => {
    failed.settle({ reason: reasonOf(error), isDamage: false });
  });
  worker.once('exit', (code) => {
    if (!isStopping()) failed.settle({ reason: `its thread ended with code ${code}`, isDamage: false });
  });
  return { listening: listening.promise, failed: failed.promise };
}
