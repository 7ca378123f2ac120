import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { match } from '#server/domain/matching/match.ts';
import { placedOf } from '#server/matchIndex/placed.ts';
import { search } from '#server/matchIndex/search.ts';
import { treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';

describe('the tree index', () => {
  it('finds the best spaces that match() finds, in their order', () => {
    fc.assert(
      fc.property(stock({ maxLength: 300 }), circumstances(), fc.constantFrom(1, 3, 20), (spaces, asked, limit) => {
        const rankBy = asked.requirement.rankBy ?? 'expected';
        const placed = placedOf(spaces, CATALOGUE);
        const found = search(treeQueryOf(placed, askedOf(asked, CATALOGUE), rankBy), limit);

        expect(found.map(({ place }) => placed.records.ids.at(place))).toEqual(
          match(asked, spaces, CATALOGUE)
            .filter(({ verdict }) => verdict !== 'excluded')
            .slice(0, limit)
            .map(({ candidate }) => candidate.space.id),
        );
      }),
      { numRuns: 300 },
    );
  });
});
