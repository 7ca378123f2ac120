import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type IndexImage, placedOfImage } from '#server/matchIndex/indexImage.ts';
import { type MatchIndex } from '#server/matchIndex/matchIndex.ts';
import { arranged } from '#server/matchIndex/placed.ts';
import { loadIndex } from './benchSnapshot.ts';
import { CHANGES, changeLine } from './changes.ts';
import { number } from './lines.ts';
import { CLOCKS, oneOf } from './options.ts';

/**
 * Loads the snapshot that the command line names, as a server does that starts, changes the index and lays it out anew, and
 * prints lines of what that took by the clock that it names: in a process of its own, as a server is, for beside a stock of
 * gigabytes whatever is made waits for these to be swept.
 */
const [path = '', clockName = 'wall'] = process.argv.slice(2);
const clock = CLOCKS[oneOf('clock', clockName, ['wall', 'cpu'])];
const begin = clock();
const index = await loadIndex(path);
const loadedMs = clock() - begin;

const lines = [
  `an index of ${index.size()} spaces loaded from its image by a process that starts in ${number(loadedMs)} ms (promised at most 100 ms)`,
  changeLine(index, someOf(index.image(), index), clock),
  rebuiltLine(index.image()),
];
process.stdout.write(JSON.stringify(lines));

/** Spaces to be changed, from all over the index. */
function someOf({ byId, ...image }: IndexImage, { candidate }: MatchIndex): Candidate[] {
  const { ids } = placedOfImage({ byId, ...image }, CATALOGUE).records;
  const every = Math.max(1, Math.floor(byId.length / CHANGES));
  return Array.from(byId.filter((_, at) => at % every === 0)).flatMap((place) => candidate(ids.at(place)) ?? []);
}

/** What it takes to lay all spaces out anew from their columns, as is done when there is no room for more. */
function rebuiltLine(image: IndexImage): string {
  const { records } = placedOfImage(image, CATALOGUE);
  const from = clock();
  const { byId } = arranged(records, image.byId, CATALOGUE);
  const ms = clock() - from;
  return `${byId.length} spaces laid out anew from their columns in ${number(ms)} ms, ${number(byId.length / 1000 / ms)} million spaces a second (promised 0.5)`;
}
