import { type AddressInfo } from 'node:net';
import { chmodSync } from 'node:fs';
import type { StoreAddress } from './address.ts';
import { createAnswer } from './commands/answer.ts';
import { withFailPoints } from './commands/failPoints.ts';
import { asStandalone } from './commands/standalone.ts';
import { type Disk } from './disk/disk.ts';
import { failStop } from './disk/failStop.ts';
import { createEngine, type Engine, type EngineSettings } from './engine/engine.ts';
import { createUpkeep, recover } from './engine/upkeep.ts';
import { inspectUnderway } from './inspectUnderway.ts';
import { type Answer, createWireServer } from './wire/server.ts';

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
  /** Whether tests may make commands fail, as by `configureFailPoint`. */
  readonly failPoints?: boolean;
  /** Is told, once, that the disk has failed: the server answers every command with an error from then on. */
  readonly onDiskFailure?: (error: unknown) => void;
}

/** Serves what is on a disk at an address. */
export async function startStoreServer(disk: Disk, settings: StoreServerSettings): Promise<StoreServer> {
  const { address } = settings;
  const guarded = failStop(disk, settings.onDiskFailure);
  const engine = createEngine(guarded, settings);
  await recover(engine);
  const secret = address.transport === 'tcp' ? address.secret : undefined;
  const answer = asWished(createAnswer({ engine, ...(secret !== undefined && { secret }) }), settings);
  const { server, close } = createWireServer(answer, secret === undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (address.transport === 'socket') server.listen(address.path, resolve);
    else server.listen(address.port, '127.0.0.1', resolve);
  });
  if (address.transport === 'socket') chmodSync(address.path, 0o600);
  const endUpkeep = keepUpRegularly(engine);
  const endInspection = inspectUnderway(guarded, guarded.fail);

  return {
    address: address.transport === 'tcp' ? { ...address, port: portOf(server.address()) } : address,
    async close() {
      await endInspection();
      await endUpkeep();
      await close();
      await engine.settled();
      await guarded.close();
    },
  };
}

function asWished(answer: Answer, { standalone = false, failPoints = false, storeId }: StoreServerSettings): Answer {
  const failing = failPoints ? withFailPoints(answer) : answer;
  return standalone ? asStandalone(failing, storeId) : failing;
}

/** Documents are gone at most this long, and the time of the turn itself, after they have expired. */
const TURN_MS = 1000;

function keepUpRegularly(engine: Engine): () => Promise<void> {
  const keepUp = createUpkeep(engine);
  let turn = Promise.resolve();
  let isOver = true;
  const timer = setInterval(() => {
    if (!isOver) return;
    isOver = false;
    // A failure of the disk is told to whoever asks next.
    turn = keepUp()
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
