import { type AddressInfo } from 'node:net';
import { chmodSync } from 'node:fs';
import type { StoreAddress } from './address.ts';
import { createAnswer } from './commands/answer.ts';
import { asStandalone } from './commands/standalone.ts';
import { type Disk } from './disk/disk.ts';
import { failStop } from './disk/failStop.ts';
import { createEngine, type Engine, type EngineSettings } from './engine/engine.ts';
import { keepUp, recover } from './engine/upkeep.ts';
import { createWireServer } from './wire/server.ts';

/** A server that listens. */
export interface StoreServer {
  /** As asked for, with the port that the system has given. */
  readonly address: StoreAddress;
  /** Ends every connection; what was acknowledged is on disk. */
  readonly close: () => Promise<void>;
}

export interface StoreServerSettings extends EngineSettings {
  readonly address: StoreAddress;
  /** Without transactions and change streams, as MongoDB is on its own; a replica set of one unless given. */
  readonly standalone?: boolean;
}

/** Serves what is on a disk at an address. */
export async function startStoreServer(disk: Disk, settings: StoreServerSettings): Promise<StoreServer> {
  const { address, standalone = false, storeId } = settings;
  const guarded = failStop(disk);
  const engine = createEngine(guarded, settings);
  await recover(engine);
  const secret = address.transport === 'tcp' ? address.secret : undefined;
  const answer = createAnswer({ engine, ...(secret !== undefined && { secret }) });
  const { server, close } = createWireServer(standalone ? asStandalone(answer, storeId) : answer, secret === undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (address.transport === 'socket') server.listen(address.path, resolve);
    else server.listen(address.port, '127.0.0.1', resolve);
  });
  if (address.transport === 'socket') chmodSync(address.path, 0o600);
  const endUpkeep = keepUpRegularly(engine);

  return {
    address: address.transport === 'tcp' ? { ...address, port: portOf(server.address()) } : address,
    async close() {
      await endUpkeep();
      await close();
      await guarded.close();
    },
  };
}

/** Documents are gone at most this long, and the time of the turn itself, after they have expired. */
const TURN_MS = 1000;

function keepUpRegularly(engine: Engine): () => Promise<void> {
  let turn = Promise.resolve();
  let isOver = true;
  const timer = setInterval(() => {
    if (!isOver) return;
    isOver = false;
    // A failure of the disk is told to whoever asks next.
    turn = keepUp(engine)
      .catch(() => undefined)
      .finally(() => {
        isOver = true;
      });
  }, TURN_MS);
  return () => {
    clearInterval(timer);
    return turn;
  };
}

function portOf(bound: AddressInfo | string | null): number {
  return typeof bound === 'object' && bound ? bound.port : 0;
}
