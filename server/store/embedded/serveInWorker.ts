import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { StoreAddress } from './address.ts';
import { openLmdb } from './disk/lmdb.ts';
import { startStoreServer } from './storeServer.ts';

/** What the worker is told when it starts; it answers with its address, and stops at the first message. */
const Orders = z.strictObject({ documents: z.string(), storeId: z.string(), address: StoreAddress });

const { documents, storeId, address } = Orders.parse(workerData);
const server = await startStoreServer(openLmdb(documents), storeId, address);

parentPort?.once('message', () => {
  void server.close().then(() => {
    parentPort?.close();
  });
});
parentPort?.postMessage(server.address);
