import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { generateStock } from '#seed/demo/generate.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { placeCandidates } from '#server/domain/matching/placing.ts';
import { KernelMisses } from '#server/matchIndex/kernel/kernelMisses.ts';
import { nearestMisses } from '#server/matchIndex/nearMisses.ts';
import { once } from '#server/matchIndex/once.ts';
import { placedOf } from '#server/matchIndex/placed.ts';
import { PlainMisses } from '#server/matchIndex/plainMisses.ts';
import { isBucketed, type TreeQuery, treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { aCandidate, aSpace, circumstancesOf } from '#tests/support/builders.ts';
import { RENT_AT_MOST, SHELL, WITHIN } from '#tests/support/clusteredAsks.ts';

type Criteria = OpenRequirement['criteria'];

/** 5,000 spaces of sixteen parks, as crowded as in life: a tree that has a kernel. */
const placed = once(() => {
  const { spaces, parks } = generateStock({ spaces: 5000, seed: 7, shape: 'clustered' });
  return placedOf(placeCandidates(spaces, { parks, places: [] }), CATALOGUE);
});

/** A query whose musts count how often they are asked about a space by itself. */
function countedQuery(asked: Circumstances): { readonly query: TreeQuery; readonly judged: () => number } {
  const query = treeQueryOf(placed(), askedOf(asked, CATALOGUE), 'expected');
  let judged = 0;
  const counted = <T>(find: (place: number) => T): ((place: number) => T) => {
    return (place) => {
      judged += 1;
      return find(place);
    };
  };
  const musts = query.musts.map((must) =>
    isBucketed(must) ? { ...must, verdictAt: counted(must.verdictAt), changeAt: counted(must.changeAt) } : must,
  );
  return { query: { ...query, musts }, judged: () => judged };
}

/** Counts the nodes of which the kernel asks what the rings need. */
class CountingMisses extends KernelMisses {
  nodes = 0;

  override stepsOfRings(node: number): number {
    this.nodes += 1;
    return super.stepsOfRings(node);
  }
}

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

/**
 * Nodes of which the rings are asked, and how often a must is asked about a space by itself: at the most. Where a number goes
 * up, a bound has become looser, which no answer shows.
 */
interface MissEffort {
  readonly nodes: number;
  readonly judged: number;
  readonly judgedPlainly: number;
}

describe('a search for the nearest misses', () => {
  it.each<[string, Criteria, MissEffort]>([
    ['a shell and its rent', { ...SHELL, rent: RENT_AT_MOST }, { nodes: 0, judged: 80, judgedPlainly: 2500 }],
    ['a large area', { area: { level: 'must', minM2: 6000 } }, { nodes: 0, judged: 351, judgedPlainly: 1906 }],
    [
      'a rent within a drawn area and a power',
      { rent: RENT_AT_MOST, power: { level: 'must', minKva: 431 }, region: { level: 'must', within: WITHIN } },
      { nodes: 64, judged: 36, judgedPlainly: 694 },
    ],
    [
      'a rent near a place, by a day',
      {
        rent: RENT_AT_MOST,
        distance: { level: 'must', to: [113.5, 22.87], idealM: 5000, limitM: 9000 },
        'available-from': { level: 'must', idealDay: '2026-12-01', latestDay: '2027-05-13' },
      },
      { nodes: 64, judged: 40, judgedPlainly: 611 },
    ],
    [
      'a floor and what the law asks',
      { 'floor-load': { level: 'must', minKnPerM2: 12 }, 'fire-hazard-class': { level: 'must', hazardClass: 'C' } },
      { nodes: 0, judged: 806, judgedPlainly: 1172 },
    ],
  ])('for %s looks at no more than it must', (_, criteria, most) => {
    const { kernel } = placed().tree;
    if (kernel === undefined) throw new Error('Expected WebAssembly with vectors');
    const [fast, plain] = [countedQuery(circumstancesOf(criteria)), countedQuery(circumstancesOf(criteria))];

    const { nodes } = new CountingMisses(fast.query, 20, kernel).run();
    new PlainMisses(plain.query, 20).run();

    expect(nodes).toBeLessThanOrEqual(most.nodes);
    expect(fast.judged()).toBeLessThanOrEqual(most.judged);
    expect(plain.judged()).toBeLessThanOrEqual(most.judgedPlainly);
  });
});
