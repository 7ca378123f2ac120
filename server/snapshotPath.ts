import { join } from 'node:path';

/** Where the index is kept beside the embedded store of a data folder. */
export function snapshotPathIn(dataDir: string): string {
  return join(dataDir, 'match-index.snapshot');
}
