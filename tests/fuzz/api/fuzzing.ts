import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyEndpoint } from '#tests/support/everyEndpoint.ts';
import { type World, openWorld } from '#tests/support/world.ts';
import { fuzzApi } from './apiFuzz.ts';

/** Requests of one test file; two files go at the same time. */
const REQUESTS = 10_000;

/** Declares the test of one half of the requests, drawn by a seed of its own. */
export function describeFuzzing(seed: number): void {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  }, 120_000);

  afterAll(() => world.close());

  describe('the API, asked 20,000 things as everybody, half of them here', () => {
    it(
      'answers as it promises, never by a fault, stores nothing that it refuses, and tells no secret',
      { timeout: 600_000 },
      async () => {
        const endpoints = everyEndpoint(world.services);

        const { faults, sent, compared, statuses } = await fuzzApi(world, { seed, requests: REQUESTS, endpoints });

        expect([...faults]).toEqual([]);
        expect(world.troubles).toEqual([]);
        expect(sent).toBe(REQUESTS);
        // Where everything were refused, nothing would be proved of what is not.
        expect(statuses.get(200)).toBeGreaterThan(700);
        expect(compared).toBeGreaterThan(50);
      },
    );
  });
}
