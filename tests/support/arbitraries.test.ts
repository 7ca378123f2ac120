import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Park } from '#shared/park.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { Resource } from '#shared/resource.ts';
import { Space, SpaceFacts } from '#shared/space.ts';
import { PLACES, spaceFacts, stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';

describe('arbitrary test data', () => {
  it('is a valid stock of different spaces', () => {
    fc.assert(
      fc.property(stock(), (candidates) => {
        const parsed = z.array(z.object({ space: Space, park: Park })).safeParse(candidates);

        expect(parsed.error).toBeUndefined();
        expect(new Set(candidates.map(({ space }) => space.id)).size).toBe(candidates.length);
      }),
    );
  });

  it('asks valid requirements amid valid surroundings', () => {
    fc.assert(
      fc.property(circumstances(), ({ requirement, resources, promisedIn }) => {
        expect(OpenRequirement.safeParse(requirement).error).toBeUndefined();
        expect(z.array(Resource).safeParse(resources).error).toBeUndefined();
        const { confirmedFen, possibleFen = Infinity } = promisedIn(PLACES);
        expect(confirmedFen).toBeLessThanOrEqual(possibleFen);
      }),
    );
  });

  it('knows of every fact that a space can have, and leaves each out at times', () => {
    const told = fc.sample(spaceFacts(), { numRuns: 400, seed: 1 }).map((facts) => Object.keys(facts));

    const timesTold = Object.keys(SpaceFacts.shape).map((fact) => told.filter((facts) => facts.includes(fact)).length);
    expect(timesTold.filter((times) => times === 0 || times === 400)).toEqual([]);
  });
});
