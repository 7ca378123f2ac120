import { type AddressInfo } from 'node:net';
import { chmodSync } from 'node:fs';
import type { StoreAddress } from './address.ts';
import { createAnswer } from './commands/answer.ts';
import { asStandalone } from './commands/standalone.ts';
import { type Disk } from './disk/disk.ts';
import { failStop } from './disk/failStop.ts';
import { createEngine } from './engine/engine.ts';
import { createWireServer } from './wire/server.ts';

/** A server that listens. */
export interface StoreServer {
  /** As asked for, with the port that the system has given. */
  readonly address: StoreAddress;
  /** Ends every connection; what was acknowledged is on disk. */
  readonly close: () => Promise<void>;
}

/** As what a server presents itself. */
export interface Presence {
  readonly storeId: string;
  /** Without transactions and change streams, as MongoDB is on its own. */
  readonly standalone?: boolean;
}

/** Serves what is on a disk at an address. */
export async function startStoreServer(
  disk: Disk,
  { storeId, standalone = false }: Presence,
  address: StoreAddress,
): Promise<StoreServer> {
  const guarded = failStop(disk);
  const secret = address.transport === 'tcp' ? address.secret : undefined;
  const answer = createAnswer(createEngine(guarded, storeId), secret);
  const { server, close } = createWireServer(standalone ? asStandalone(answer, storeId) : answer, secret === undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (address.transport === 'socket') server.listen(address.path, resolve);
    else server.listen(address.port, '127.0.0.1', resolve);
  });
  if (address.transport === 'socket') chmodSync(address.path, 0o600);

  return {
    address: address.transport === 'tcp' ? { ...address, port: portOf(server.address()) } : address,
    async close() {
      await close();
      await guarded.close();
    },
  };
}

function portOf(bound: AddressInfo | string | null): number {
  return typeof bound === 'object' && bound ? bound.port : 0;
}
