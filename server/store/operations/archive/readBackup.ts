import { BackupDamaged } from './damaged.ts';
import { documentsOf } from './documents.ts';
import { FORMAT_VERSION, Manifest } from './manifest.ts';
import { type CollectionMetadata, parseMetadata } from './metadata.ts';
import { type Part, readArchive } from './readArchive.ts';
import { sha256Of } from './tally.ts';
import { MANIFEST_NAME, METADATA_NAME } from './names.ts';

/** What comes out of a backup, in this order: each collection, then its documents; at the end the manifest. */
export type BackupItem =
  | { readonly kind: 'collection'; readonly metadata: CollectionMetadata; readonly metadataSha256: string }
  | { readonly kind: 'documents'; readonly collection: string; readonly documents: readonly Buffer[] }
  | { readonly kind: 'manifest'; readonly manifest: Manifest };

/**
 * Reads a backup through, a part at a time.
 *
 * @throws {BackupDamaged} where it is not whole, or of a newer Parkfit.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupItem> {
  let collection: string | undefined;
  let isEnded = false;
  for await (const part of readArchive(file)) {
    if (isEnded) throw new BackupDamaged(file, `${part.name} follows the manifest`);
    const item = itemOf(file, part, collection);
    if (item.kind === 'collection') collection = item.metadata.name;
    if (item.kind === 'manifest') isEnded = true;
    yield item;
  }
  if (!isEnded) throw new BackupDamaged(file, 'its manifest is missing, so it is not whole');
}

function itemOf(file: string, part: Part, collection: string | undefined): BackupItem {
  if (part.name === MANIFEST_NAME) return { kind: 'manifest', manifest: manifestOf(file, part) };
  try {
    if (part.name.endsWith(`/${METADATA_NAME}`))
      return { kind: 'collection', metadata: parseMetadata(part.bytes), metadataSha256: sha256Of(part.bytes) };
    if (collection !== undefined) return { kind: 'documents', collection, documents: [...documentsOf(part.bytes)] };
  } catch (error) {
    throw new BackupDamaged(file, `its part ${part.name} does not parse`, error);
  }
  throw new BackupDamaged(file, `its part ${part.name} belongs to no collection`);
}

function manifestOf(file: string, { bytes }: Part): Manifest {
  const { success, data } = Manifest.safeParse(jsonOf(bytes));
  if (!success) throw new BackupDamaged(file, 'its manifest is not one of Parkfit');
  if (data.formatVersion > FORMAT_VERSION)
    throw new BackupDamaged(file, `Parkfit ${data.productVersion}, which wrote it, is newer than this one`);
  return data;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
