import { reasonOf } from '#server/platform/reasonOf.ts';
import { StoreUnavailable } from '../storeUnavailable.ts';
import {
  addressUri,
  chooseAddress,
  publishAddress,
  readAddress,
  removeSocketFolder,
  type StoreAddress,
  toolUri,
  withdrawAddress,
} from './address.ts';
import { openFolder, type StoreFolder } from './folder.ts';
import { type Lock, lockHolderPid, takeLock } from './lock.ts';
import { type StoreFailure } from './orders.ts';
import { isServed } from './probe.ts';
import { startThread, type ToolAccess } from './storeThread.ts';

/** An embedded store that can be connected to. */
export interface Reached {
  readonly uri: string;
  /** Whether another process serves it. */
  readonly joined: boolean;
  /** Settles, where this process serves it, when the store cannot go on: the error is a sentence for whoever started the program. */
  readonly failed: Promise<StoreUnavailable>;
  /** Stops the server where this process serves it. */
  readonly stop: () => Promise<void>;
}

/** How to reach the store of a folder. */
export interface Wish {
  readonly dataDir: string;
  /** `serve` insists on serving the folder itself, `join` does so only where nobody else does. */
  readonly role: 'serve' | 'join';
  /** A Unix socket where the system has them. */
  readonly transport?: StoreAddress['transport'];
  /** Serves it to tools. */
  readonly tools?: ToolAccess;
}

/**
 * Serves the store of a data folder, or finds the process that does.
 *
 * @throws {StoreUnavailable} if the folder cannot be used, or another process serves it and `role` is `serve`.
 */
export async function reachStore(wish: Wish): Promise<Reached> {
  const folder = openFolder(wish.dataDir);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const address = readAddress(folder);
    if (address && (await isServed(address, folder.storeId))) {
      if (wish.role === 'serve') throw alreadyServed(wish.dataDir);
      return { uri: addressUri(address), joined: true, failed: NEVER, stop: () => Promise.resolve() };
    }
    const lock = takeLock(folder.lock);
    if (lock) return serve(folder, lock, wish);
    // Whoever holds the lock is starting or stopping.
    await pause();
  }
  throw new StoreUnavailable(
    `Process ${lockHolderPid(folder.lock) ?? 'unknown'} holds the data folder ${wish.dataDir} and does not answer; stop it, or remove ${folder.lock} if it is not Parkfit.`,
  );
}

const ATTEMPTS = 50;
const PAUSE_MS = 100;

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE_MS);
  });
}

function alreadyServed(dataDir: string): StoreUnavailable {
  return new StoreUnavailable(
    `Another process already serves the data folder ${dataDir}; stop it first, or choose another DATA_DIR.`,
  );
}

async function serve(folder: StoreFolder, lock: Lock, wish: Wish): Promise<Reached> {
  withdrawAddress(folder);
  const wanted = addressFor(folder, wish);
  try {
    const { address, failed, stop } = await startThread(folder, wanted, wish.tools);
    if (!lock.isHeld()) {
      await stop();
      throw alreadyServed(wish.dataDir);
    }
    publishAddress(folder, address);
    return {
      uri: uriFor(address, wish),
      joined: false,
      failed: failed.then((failure) => failedUnderway(wish.dataDir, failure)),
      async stop() {
        await stop();
        leave(folder, wanted);
        lock.release();
      },
    };
  } catch (error) {
    leave(folder, wanted);
    lock.release();
    throw asUnavailable(error, wish.dataDir);
  }
}

function addressFor(folder: StoreFolder, { transport = defaultTransport(), tools }: Wish): StoreAddress {
  return tools ? { transport: 'tcp', port: tools.port } : chooseAddress(folder, transport);
}

function uriFor(address: StoreAddress, { tools }: Wish): string {
  return tools && address.transport === 'tcp' ? toolUri(address.port) : addressUri(address);
}

function asUnavailable(error: unknown, dataDir: string): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`The store in ${dataDir} cannot be opened: ${reasonOf(error)}.`, error);
}

function failedUnderway(dataDir: string, { reason, isDamage }: StoreFailure): StoreUnavailable {
  if (isDamage)
    return new StoreUnavailable(
      `The store in ${dataDir} is damaged: ${reason}. Restore a backup, which keeps the present data beside it; \`parkfit verify\` tells all that is damaged.`,
    );
  return new StoreUnavailable(
    `The store in ${dataDir} has failed: ${reason}. What was acknowledged is on the disk; see to the disk, start again, and let \`parkfit verify\` look through it.`,
  );
}

/** Another process tells its own people. */
const NEVER = new Promise<never>(() => undefined);

function leave(folder: StoreFolder, address: StoreAddress): void {
  withdrawAddress(folder);
  removeSocketFolder(folder, address);
}

function defaultTransport(): StoreAddress['transport'] {
  return process.platform === 'win32' ? 'tcp' : 'socket';
}
