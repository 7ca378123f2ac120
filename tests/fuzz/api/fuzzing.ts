import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyEndpoint } from '#tests/support/everyEndpoint.ts';
import { type World, openWorld } from '#tests/support/world.ts';
import { fuzzApi } from './apiFuzz.ts';

/** Declares the test of so many requests, drawn by a seed. */
export function describeFuzzing({ seed, requests }: { readonly seed: number; readonly requests: number }): void {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  }, 120_000);

  afterAll(() => world.close());

  describe('the API, asked thousands of things as everybody', () => {
    it(
      'answers as it promises, never by a fault, stores nothing that it refuses, and tells no secret',
      { timeout: 600_000 },
      async () => {
        const endpoints = everyEndpoint(world.services);

        const { faults, sent, compared, statuses } = await fuzzApi(world, { seed, requests, endpoints });

        expect([...faults]).toEqual([]);
        expect(world.troubles).toEqual([]);
        expect(sent).toBe(requests);
        // Where everything were refused, nothing would be proved of what is not.
        expect(statuses.get(200)).toBeGreaterThan(requests / 20);
        expect(compared).toBeGreaterThan(requests / 200);
      },
    );
  });
}
