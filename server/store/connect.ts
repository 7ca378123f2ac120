import { type HeldFolder, hasStore, holdFolder } from './embedded/hold.ts';
import { type Reached, reachStore } from './embedded/reach.ts';
import { type ToolAccess } from './embedded/storeThread.ts';
import { type Store } from './store.ts';

/** Where the data are. */
export interface StoreSettings {
  /** The folder of the embedded store; not used where `mongodbUri` is given. */
  readonly dataDir: string;
  readonly mongodbUri?: string;
  /** `parkfit` unless given. */
  readonly databaseName?: string;
}

/**
 * Opens the store: the MongoDB that is named, else the embedded one in the data folder. `serve` refuses a folder that
 * another process serves; `join` joins that process, and serves the folder itself where nobody does.
 *
 * @throws {StoreUnavailable} with one sentence for whoever started the program.
 */
export async function openStore(settings: StoreSettings, role: 'serve' | 'join'): Promise<Store> {
  const { dataDir, mongodbUri, databaseName = 'parkfit' } = settings;
  if (mongodbUri !== undefined) {
    const { connectMongodb } = await import('./mongodb.ts');
    const connection = await connectMongodb(mongodbUri, databaseName);
    return { connection, joined: false, failed: NEVER, close: () => connection.close() };
  }
  return openEmbedded({ dataDir, databaseName }, role);
}

/**
 * Serves the embedded store of a data folder to tools that speak the protocol of MongoDB, on loopback TCP without a
 * secret, and tells where.
 *
 * @throws {StoreUnavailable} if the folder cannot be used, the port is taken, or another process serves the folder.
 */
export async function offerStore(
  dataDir: string,
  tools: ToolAccess,
): Promise<Pick<Reached, 'uri' | 'failed' | 'stop'>> {
  return reachStore({ dataDir, role: 'serve', tools });
}

/** A MongoDB elsewhere has people of its own, and the driver comes back to it. */
const NEVER = new Promise<never>(() => undefined);

/** The server runs on this machine and is there already. */
const SELECTION_MS = 5000;

async function openEmbedded(
  { dataDir, databaseName }: { readonly dataDir: string; readonly databaseName: string },
  role: 'serve' | 'join',
): Promise<Store> {
  // The thread of the store starts while the driver, which is large, is loaded.
  const [{ uri, joined, failed, stop }, { openConnection }] = await Promise.all([
    reachStore({ dataDir, role }),
    import('./openConnection.ts'),
  ]);
  try {
    const connection = await openConnection(uri, { databaseName, selectionMs: SELECTION_MS });
    return {
      connection,
      joined,
      failed,
      async close() {
        await connection.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Holds the data folder of an embedded store that no process serves, so that its files can be replaced.
 *
 * @throws {StoreUnavailable} if a process serves it.
 */
export function holdData(dataDir: string): Promise<HeldFolder> {
  return holdFolder(dataDir);
}

/**
 * Reads the file of an embedded store that no process serves whole, and tells what is wrong with it: a store must trust the
 * pages that it has opened. One that is served tells it itself, as `verify` asks it to.
 */
export async function inspectData(dataDir: string): Promise<string[]> {
  // It needs LMDB, which otherwise only the thread of the store loads.
  const { inspectFolder } = await import('./embedded/inspectFolder.ts');
  return inspectFolder(dataDir);
}

/** Whether a data folder holds an embedded store, in whatever state. */
export function hasData(dataDir: string): boolean {
  return hasStore(dataDir);
}
