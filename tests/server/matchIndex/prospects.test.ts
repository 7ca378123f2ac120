import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prospects } from '#server/matchIndex/prospects.ts';

const waiting = fc.record({ most: fc.constantFrom(0, 1, 2.5, Infinity), leastRank: fc.nat({ max: 5 }) });

/** What is taken out, in turn. */
function taken(prospects: Prospects): { readonly node: number; readonly most: number; readonly leastRank: number }[] {
  const out = [];
  while (prospects.size > 0) {
    const node = prospects.pop();
    out.push({ node, most: prospects.most, leastRank: prospects.leastRank });
  }
  return out;
}

describe('nodes that wait', () => {
  it('come out with what they were put in with, the most promising first, then the least rank', () => {
    fc.assert(
      // More than there is room for at first.
      fc.property(fc.array(waiting, { maxLength: 600, size: 'max' }), (some) => {
        const prospects = new Prospects();
        for (const [node, { most, leastRank }] of some.entries()) prospects.push(node, most, leastRank);

        const out = taken(prospects);

        expect(out.toSorted((a, b) => a.node - b.node)).toEqual(some.map((one, node) => ({ node, ...one })));
        expect(out.map(({ most, leastRank }) => [most, leastRank])).toEqual(
          some
            .map(({ most, leastRank }) => [most, leastRank] as const)
            .toSorted(([a, x], [b, y]) => (a === b ? x - y : b > a ? 1 : -1)),
        );
      }),
    );
  });

  it('may be put in between taking out', () => {
    const prospects = new Prospects();
    prospects.push(1, 0.5, 0);
    prospects.push(2, 0.9, 0);
    expect(prospects.pop()).toBe(2);
    prospects.push(3, 0.7, 0);

    expect(taken(prospects).map(({ node }) => node)).toEqual([3, 1]);
  });
});
