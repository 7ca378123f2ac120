import { BackupDamaged } from './archive/damaged.ts';
import { parseDocument } from './archive/documents.ts';
import { type Manifest } from './archive/manifest.ts';
import { readBackup } from './archive/readBackup.ts';
import { type RunningTally, createTally, isSameTally } from './archive/tally.ts';

/**
 * Reads a whole backup: every document parses, and counts, lengths and hashes are those of the manifest.
 *
 * @throws {BackupDamaged} where they are not.
 */
export async function checkBackup(file: string): Promise<Manifest> {
  const seen: Seen = new Map();
  let manifest: Manifest | undefined;
  for await (const item of readBackup(file)) {
    switch (item.kind) {
      case 'collection':
        seen.set(item.metadata.name, { metadataSha256: item.metadataSha256, tally: createTally() });
        break;
      case 'documents':
        addAll(file, item, seen.get(item.collection)?.tally);
        break;
      case 'manifest':
        manifest = item.manifest;
    }
  }
  if (manifest === undefined) throw new BackupDamaged(file, 'its manifest is missing');
  refuseDifferent(file, manifest, seen);
  return manifest;
}

/** What was read of each collection. */
type Seen = Map<string, { readonly metadataSha256: string; readonly tally: RunningTally }>;

function refuseDifferent(file: string, { collections }: Manifest, seen: Seen): void {
  if (seen.size !== collections.length) throw new BackupDamaged(file, 'it has other collections than it says');
  for (const stated of collections) {
    const found = seen.get(stated.name);
    const isSame = found?.metadataSha256 === stated.metadataSha256 && isSameTally(found.tally.total(), stated);
    if (!isSame)
      throw new BackupDamaged(file, `what it holds of the collection ${stated.name} is not what was written`);
  }
}

function addAll(
  file: string,
  { collection, documents }: { readonly collection: string; readonly documents: readonly Buffer[] },
  tally: RunningTally | undefined,
): void {
  for (const document of documents) {
    try {
      parseDocument(document);
    } catch (error) {
      throw new BackupDamaged(file, `a document of the collection ${collection} does not parse`, error);
    }
    tally?.add(document);
  }
}
