import { describe, expect, it } from 'vitest';
import { type SpaceFacts } from '#shared/space.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { nearestMisses } from '#server/matchIndex/nearMisses.ts';
import { placedOf } from '#server/matchIndex/placed.ts';
import { treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { aCandidate, aSpace, circumstancesOf } from '#tests/support/builders.ts';

describe('the nearest misses', () => {
  it('are found among lists of which each lacks something, where all of a group together lack nothing', () => {
    // More lists than groups, so that some groups have several: the first two, in the order of their texts, share one.
    const others = Array.from({ length: 60 }, (_, at): SpaceFacts => ({ ichGuidelines: [`E${10 + at}`] }));
    const facts: SpaceFacts[] = [{ ichGuidelines: ['E1', 'M7'] }, { ichGuidelines: ['E1', 'Q7'] }, ...others, {}];
    const stock = facts.map((known, at) => aCandidate(known, { space: aSpace(known, { id: `s-${100 + at}` }) }));
    const asked = askedOf(circumstancesOf({ ich: { level: 'must', allOf: ['M7', 'Q7'] } }), CATALOGUE);

    const places = nearestMisses(treeQueryOf(placedOf(stock, CATALOGUE), asked, 'expected'), 5);

    expect(places.map((place) => stock[place]?.space.facts.ichGuidelines)).toEqual([
      ['E1', 'M7'],
      ['E1', 'Q7'],
    ]);
  });
});
