import { buildClient } from '../browser/support/buildClient.ts';
import { benchFirstView } from './firstView.ts';
import { benchMatch } from './match.ts';
import { benchSeedMatch } from './seedMatch.ts';
import { benchStartUp } from './startUp.ts';

/** `npm run bench`: the figures that the product promises, each beside a peer of the same run. */
await buildClient();
for (const bench of [benchFirstView, benchStartUp, benchSeedMatch, benchMatch]) {
  for (const line of await bench()) process.stdout.write(`${line}\n`);
}
