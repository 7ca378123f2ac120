import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { readSnapshot } from '#server/features/matches/snapshot.ts';
import { matchIndexOfImage } from '#server/matchIndex/matchIndex.ts';
import { BENCH_BUILT } from './benchBuilt.ts';
import { CLOCKS, oneOf } from './options.ts';

/**
 * Loads the snapshot that the command line names, as a server does that starts, and prints what it took by the clock that it
 * names: in a process of its own, for beside a stock of gigabytes whatever is read waits for these to be swept.
 */
const [path = '', clockName = 'wall'] = process.argv.slice(2);
const clock = CLOCKS[oneOf('clock', clockName, ['wall', 'cpu'])];
const begin = clock();
const read = await readSnapshot(path, BENCH_BUILT);
const spaces = read !== undefined && 'image' in read ? matchIndexOfImage(read.image, CATALOGUE).size() : 0;
process.stdout.write(JSON.stringify({ spaces, ms: clock() - begin }));
