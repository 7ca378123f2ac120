import { type Connection } from 'mongoose';
import { OperationRefused } from '../operationRefused.ts';
import { FORMAT_VERSION, type Manifest, type Tally } from './archive/manifest.ts';
import { metadataBytes } from './archive/metadata.ts';
import { MANIFEST_NAME, METADATA_NAME, folderOf, partName } from './archive/names.ts';
import { createTally, sha256Of } from './archive/tally.ts';
import { type AddPart, writeArchive } from './archive/writeArchive.ts';
import { type CatalogueEntry, readCatalogue } from './catalogue.ts';
import { databaseOf } from './database.ts';
import { historyWindowS, outlasts } from './historyWindow.ts';
import { PAST_HISTORY, type Snapshot, withSnapshot } from './snapshot.ts';

/** What a backup is made with. */
export interface BackupWish {
  readonly file: string;
  /** Whether a file that is there already gives way. */
  readonly overwrite: boolean;
  readonly now: () => Date;
  readonly productVersion: string;
}

/**
 * Writes all collections of the database, as they were at one moment, into a file; what others write meanwhile is not in
 * it. Takes the same memory whatever the size of the data.
 *
 * @throws {OperationRefused} if the file is there, if the server's history is too short, or if collections are dropped
 *   meanwhile.
 */
export async function backup(connection: Connection, wish: BackupWish): Promise<Manifest> {
  const { file, overwrite, now, productVersion } = wish;
  const startedAt = now();
  const before = await readCatalogue(connection);
  const guard = await historyGuard(connection, { catalogue: before, startedAt, now });
  return writeArchive({ file, overwrite, at: startedAt }, async (add) => {
    const { dataVersion, collections } = await withSnapshot(connection, async (snapshot) => {
      const catalogue = await readCatalogue(connection);
      const written = await writeCollections(catalogue, { snapshot, add, guard });
      await refuseDropped(connection, [...before, ...catalogue]);
      return { dataVersion: snapshot.dataVersion, collections: written };
    });
    const manifest: Manifest = {
      format: 'parkfit-backup',
      formatVersion: FORMAT_VERSION,
      productVersion,
      createdAt: startedAt.toISOString(),
      dataVersion,
      collections,
    };
    await add(MANIFEST_NAME, Buffer.from(JSON.stringify(manifest, undefined, 2)));
    return manifest;
  });
}

interface Writing {
  readonly snapshot: Snapshot;
  readonly add: AddPart;
  /** Told how many documents have been written since it was told last. */
  readonly guard: (documents: number) => void;
}

async function writeCollections(catalogue: readonly CatalogueEntry[], writing: Writing) {
  const written: Manifest['collections'][number][] = [];
  for (const { name, type, options, indexes } of catalogue) {
    const metadata = metadataBytes({ name, type, options, indexes });
    await writing.add(`${folderOf(name)}/${METADATA_NAME}`, metadata);
    const tally = type === 'view' ? createTally().total() : await writeDocuments(name, writing);
    written.push({ name, metadataSha256: sha256Of(metadata), ...tally });
  }
  return written;
}

/** A part is no longer than this, unless one document is. */
const PART_BYTES = 8 * 1024 * 1024;

async function writeDocuments(collection: string, { snapshot, add, guard }: Writing): Promise<Tally> {
  const tally = createTally();
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let parts = 0;
  const flush = async (): Promise<void> => {
    if (held.length === 0) return;
    parts += 1;
    await add(partName(collection, parts), Buffer.concat(held));
    guard(held.length);
    held = [];
    heldBytes = 0;
  };
  for await (const document of snapshot.documents(collection)) {
    if (heldBytes + document.byteLength > PART_BYTES) await flush();
    held.push(document);
    heldBytes += document.byteLength;
    tally.add(document);
  }
  await flush();
  return tally.total();
}

/** A collection that is dropped may be gone from the snapshot as well. One that is made meanwhile is later than the snapshot. */
async function refuseDropped(connection: Connection, known: readonly CatalogueEntry[]): Promise<void> {
  const after = await readCatalogue(connection);
  const isThere = ({ name, identity }: CatalogueEntry): boolean =>
    after.some((entry) => entry.name === name && entry.identity === identity);
  const gone = known.find((entry) => !isThere(entry));
  if (gone !== undefined)
    throw new OperationRefused(
      `The collection ${gone.name} was dropped during the backup, so it was not made; try again.`,
    );
}

/** Stops a backup that could not be finished within the history that the server keeps. */
async function historyGuard(
  connection: Connection,
  {
    catalogue,
    startedAt,
    now,
  }: Pick<BackupWish, 'now'> & {
    readonly catalogue: readonly CatalogueEntry[];
    readonly startedAt: Date;
  },
): Promise<(documents: number) => void> {
  const windowS = await historyWindowS(connection);
  if (windowS === undefined) return () => undefined;
  const of = await documentsAbout(connection, catalogue);
  let documents = 0;
  return (more) => {
    documents += more;
    const elapsedMs = now().getTime() - startedAt.getTime();
    if (outlasts({ elapsedMs, documents, of }, windowS)) throw new OperationRefused(PAST_HISTORY);
  };
}

async function documentsAbout(connection: Connection, catalogue: readonly CatalogueEntry[]): Promise<number> {
  const collections = catalogue.filter(({ type }) => type === 'collection');
  const counts = await Promise.all(
    collections.map(({ name }) => databaseOf(connection).collection(name).estimatedDocumentCount()),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
