import { parentPort, workerData } from 'node:worker_threads';
// As a whole a type import, which loads nothing: the thread is to start fast.
import { reasonOf } from '#server/platform/reasonOf.ts';
import type { News, Orders } from './orders.ts';
import { createClock } from '#server/platform/clock.ts';
import { FileDamaged } from './disk/fileDamaged.ts';
import { openLmdb } from './disk/lmdb.ts';
import { startStoreServer } from './storeServer.ts';

// The foreign boundary is the thread: only `reach.ts` starts it, with orders. It stops at the first message.
const { documents, storeId, address, standalone, failPoints } = workerData as Orders;
/** To the thread that has started this one. */
function tell(news: News): void {
  parentPort?.postMessage(news);
}

const server = await startStoreServer(openLmdb(documents), {
  storeId,
  address,
  standalone,
  failPoints,
  now: createClock().now,
  onDiskFailure(error) {
    tell({ failure: { reason: reasonOf(error), isDamage: error instanceof FileDamaged } });
  },
});

parentPort?.once('message', () => {
  void server.close().then(() => {
    parentPort?.close();
  });
});
tell({ address: server.address });
