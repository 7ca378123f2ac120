import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#shared/failure.ts';
import { type RestoreBackup } from './features/setup/restoring.ts';
import { NOT_RESTORED } from './notRestored.ts';
import { PRODUCT_VERSION } from './platform/productVersion.ts';
import { OperationRefused } from './store/operationRefused.ts';
import { type Manifest } from './store/operations/archive/manifest.ts';
import { timeName } from './store/operations/archive/names.ts';
import { checkBackup } from './store/operations/checkBackup.ts';
import { restoreInto } from './store/operations/restoreDatabase.ts';
import { prepareData } from './store/migrations/prepareData.ts';
import { type Store } from './store/store.ts';

/** What restoring needs besides the store. */
interface Needs {
  readonly dataDir: string;
  readonly now: () => Date;
  /** Makes the indexes that the backup does not hold. */
  readonly prepare: () => Promise<void>;
  /** Most bytes of a file; where absent, as many as nobody's backup has. */
  readonly bytesMax?: number;
}

/** A store of a million spaces makes some 300 MB; what is larger is restored by the command. Ours. */
const BYTES_MAX = 4_000_000_000;

/**
 * Restores a backup into the store that is served. The file is kept on disk and checked whole before anything is touched;
 * its data are loaded beside the present ones and compared with the file before they take their place; the present ones are
 * kept as a restore point. Index and page follow by the data version, which is raised above both.
 */
export function createRestoring(store: Store, { dataDir, now, prepare, bytesMax = BYTES_MAX }: Needs): RestoreBackup {
  const onStep = (): void => undefined;

  async function replace(file: string, manifest: Manifest): Promise<void> {
    const restoring = { file, now, productVersion: PRODUCT_VERSION, onStep, without: NOT_RESTORED };
    const restorePoint = join(dataDir, 'restore-points', timeName(now()));
    await restoreInto(store.connection, { restoring, manifest, restorePoint });
    await prepareData(store, { dataDir, now, productVersion: PRODUCT_VERSION, say: () => undefined });
    await prepare();
  }

  return async (source, alone) => {
    const folder = join(dataDir, 'uploads');
    const file = join(folder, `${randomUUID()}.parkfit`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await pipeline(source, atMost(bytesMax), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
      const manifest = await checkBackup(file);
      await alone(() => replace(file, manifest));
      const documents = manifest.collections.reduce((sum, collection) => sum + collection.documents, 0);
      return { createdAt: manifest.createdAt, documents };
    } catch (error) {
      throw error instanceof OperationRefused ? refused(error) : error;
    } finally {
      await rm(file, { force: true });
    }
  };
}

/** Passes so many bytes on, and fails beyond. */
function atMost(bytesMax: number): (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
  return async function* passOn(source) {
    let bytes = 0;
    for await (const piece of source) {
      bytes += piece.byteLength;
      if (bytes > bytesMax) {
        const detail = `The file is larger than ${bytesMax} bytes: restore it by the command.`;
        throw new Failure('body-too-large', { detail });
      }
      yield piece;
    }
  };
}

/** Its message names a path of this machine, which is nobody's to know. */
function refused(cause: OperationRefused): Failure {
  const errors = [{ path: 'body', message: 'Expected a whole backup of this version of Parkfit or an earlier one' }];
  return Object.assign(
    new Failure('invalid-request', { detail: 'The backup cannot be used; nothing was changed.', errors }),
    {
      cause,
    },
  );
}
