import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FANOUT, type Layout, layoutOf, leafBegins } from '#server/matchIndex/layout.ts';

type Unit = readonly [site: number, size: number];

function laidOut(units: readonly Unit[]): Layout {
  return layoutOf({
    siteOf: Uint32Array.from(units, ([site]) => site),
    sizes: Uint32Array.from(units, ([, size]) => size),
  });
}

function repeated(count: number, unitAt: (at: number) => Unit): Unit[] {
  return Array.from({ length: count }, (_, at) => unitAt(at));
}

const units = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 90 })), { maxLength: 80 });

describe('the layout of a tree', () => {
  it('gives each space a place of its own, in order, and each leaf no more than it holds', () => {
    fc.assert(
      fc.property(units, (given) => {
        const { places, sizes, nodeOf } = laidOut(given);

        expect(places).toHaveLength(given.reduce((sum, [, size]) => sum + size, 0));
        expect([...places].every((place, at) => at === 0 || place > (places[at - 1] ?? 0))).toBe(true);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(FANOUT);
        expect(nodeOf).toHaveLength(sizes.length);
        const begins = leafBegins({ nodeOf });
        expect([...begins].every((begin, at) => at === 0 || begin - (begins[at - 1] ?? 0) <= FANOUT)).toBe(true);
      }),
    );
  });

  it('leaves room for further spaces, even where every leaf is full', () => {
    const { places, sizes } = laidOut(repeated(300, () => [0, FANOUT]));

    expect(places).toHaveLength(300 * FANOUT);
    expect([...sizes].filter((size) => size === 0)).toHaveLength(20);
    expect(laidOut([]).sizes).toHaveLength(FANOUT);
  });

  it('gives buildings leaves of their own, one that does not fit into one as many as it needs, alike', () => {
    const { sizes } = laidOut([
      [0, 40],
      [0, 15],
      [0, 14],
    ]);

    expect([...sizes].slice(0, 5)).toEqual([13, 13, 14, 15, 14]);
  });

  it('has small buildings share leaves where too many would be left half empty', () => {
    const alone = laidOut(repeated(30, () => [0, 12]));
    const together = laidOut(repeated(30, () => [0, 4]));

    expect([...alone.sizes].filter((size) => size > 0)).toEqual(repeated(30, () => [0, 12]).map(() => 12));
    expect([...together.sizes].filter((size) => size > 0)).toEqual([16, 16, 16, 16, 16, 16, 16, 8]);
  });

  it('gives a large site nodes of its own, about as full as each other, and small ones one together', () => {
    const large: Unit[] = repeated(20, () => [1, 14]);
    const { nodeOf } = laidOut([[0, 14], ...large, [2, 14], [3, 14]]);

    // Small trees have all the leaves that a node may have.
    expect(nodeOf).toHaveLength(4 * FANOUT);
    const { places } = laidOut([[0, 14], ...large, [2, 14], [3, 14]]);
    const spacesOf = [0, 1, 2, 3].map(
      (node) => [...places].filter((place) => Math.floor(place / FANOUT / FANOUT) === node).length,
    );
    expect(spacesOf).toEqual([14, 140, 140, 28]);
  });
});
