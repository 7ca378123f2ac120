import { everyEndpoint } from '#tests/support/everyEndpoint.ts';
import { openWorld } from '#tests/support/world.ts';
import { fuzzApi } from './apiFuzz.ts';

/** So often it is told how far it is. */
const TOLD_EVERY = 10_000;

/** Fuzzes a server of its own over what ships with the product, prints what came of it, and tells whether all went well. */
export async function fuzzServer(wish: { readonly seed: number; readonly requests: number }): Promise<boolean> {
  const world = await openWorld();
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const told = new Set<string>();
  const { sent, statuses, succeeded, compared, faults } = await fuzzApi(world, {
    ...wish,
    endpoints: everyEndpoint(world.services),
    onBatch({ sent: soFar, faults: found }) {
      // At once: a run takes hours, and may be ended before its end.
      for (const [kind, first] of found) {
        if (!told.has(kind)) say(`\n${kind}\n  ${first}\n`);
        told.add(kind);
      }
      if (soFar % TOLD_EVERY !== 0) return;
      const memoryMb = Math.round(process.memoryUsage().rss / 2 ** 20);
      say(`${soFar} sent, ${found.size} kinds of fault, ${memoryMb} MB`);
    },
  });
  await world.close();
  say(
    [...statuses]
      .sort(([one], [other]) => one - other)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', '),
  );
  say(`succeeded: ${[...succeeded].map(([id, count]) => `${id} ${count}`).join(', ')}`);
  say(`${sent} requests, the store compared ${compared} times, ${faults.size} kinds of fault`);
  return faults.size === 0;
}
