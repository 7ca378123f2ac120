import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Built, readSnapshot, writeSnapshot } from '#server/features/matches/snapshot.ts';
import { type MatchIndex, matchIndexOfImage } from '#server/matchIndex/matchIndex.ts';

/** Of what the index of the bench is built. */
const BUILT: Built = { dataVersion: 1, catalogue: CATALOGUE, setting: 'bench' };

/** Writes an index to a file, as a server does. */
export async function writeIndex(path: string, index: Pick<MatchIndex, 'image'>): Promise<void> {
  await writeSnapshot(path, { ...index.image(), realByPark: [] }, BUILT);
}

/**
 * Loads it again, as a server does that starts.
 *
 * @throws {Error} where the file holds no index that can be loaded
 */
export async function loadIndex(path: string): Promise<MatchIndex> {
  const read = await readSnapshot(path, BUILT);
  if (read === undefined || !('image' in read)) throw new Error(`${path} holds no index that can be loaded`);
  return matchIndexOfImage(read.image, CATALOGUE);
}
