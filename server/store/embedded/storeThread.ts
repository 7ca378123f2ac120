import { Worker } from 'node:worker_threads';
import { reasonOf } from '#server/platform/reasonOf.ts';
import { type StoreAddress } from './address.ts';
import { type StoreFolder } from './folder.ts';
import { News, type Orders } from './orders.ts';

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
  /** Settles with the reason when its disk has failed, or when it has ended without having been asked to. */
  readonly failed: Promise<string>;
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
  const failed = new Promise<string>((resolve) => {
    worker.once('error', (error) => {
      resolve(reasonOf(error));
    });
    worker.on('message', (message) => {
      const news = News.parse(message);
      if ('failure' in news) resolve(news.failure);
    });
    worker.once('exit', (code) => {
      if (!isStopping) resolve(`its thread ended with code ${code}`);
    });
  });
  const listening = new Promise<StoreAddress>((resolve) => {
    worker.on('message', (message) => {
      const news = News.parse(message);
      if ('address' in news) resolve(news.address);
    });
  });
  const bound = await Promise.race([listening, failed]);
  if (typeof bound === 'string') throw new Error(bound);
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
