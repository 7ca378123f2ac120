import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { Aways } from '#server/domain/geo/aways.ts';
import { distanceRangeM, type Ring } from '#server/domain/geo/ring.ts';
import { type RingList } from '#server/domain/geo/ringList.ts';

const rings: fc.Arbitrary<Ring> = fc.record({
  position: fc.tuple(fc.double({ min: 112, max: 123, noNaN: true }), fc.double({ min: 21, max: 32.5, noNaN: true })),
  radiusM: fc.constantFrom(0, 500, 20_000),
});

function listOf(...some: readonly (Ring | undefined)[]): RingList {
  return { at: (number) => some[number], placesAt: () => [] };
}

const everyOne = (things: readonly Ring[]): Uint32Array => Uint32Array.from(things.keys());

describe('how far things lie from the rings of a list', () => {
  it('is counted as it is measured', () => {
    fc.assert(
      fc.property(fc.array(rings), rings, fc.double({ min: 0, max: 2e6, noNaN: true }), (things, ring, anyReachM) => {
        const aways = new Aways(listOf(ring), things);
        const ranges = things.map((thing) => distanceRangeM(ring, thing));

        for (const reachM of [anyReachM, ...ranges.flatMap(({ low, high }) => [low, high])]) {
          const count = aways.countWithin(0, { some: everyOne(things), reachM, most: Infinity });
          expect(count).toEqual({
            surely: ranges.filter(({ high }) => high <= reachM).length,
            possibly: ranges.filter(({ low }) => low <= reachM).length,
          });
        }
      }),
    );
  });

  it('is known of the nearest, however often it is asked for, of the first rings as of the last', () => {
    fc.assert(
      fc.property(
        fc.array(rings, { minLength: 1 }),
        rings,
        fc.constantFrom(0, 3, 3000, 20_000),
        (things, ring, number) => {
          const list: RingList = { at: (one) => (one === number ? ring : undefined), placesAt: () => [] };
          const aways = new Aways(list, things);
          const ranges = things.map((thing) => distanceRangeM(ring, thing));
          const nearest = [Math.min(...ranges.map(({ low }) => low)), Math.min(...ranges.map(({ high }) => high))];

          for (const asked of [number, number]) {
            const begin = aways.nearestTo(asked);
            expect([...aways.nearestM.subarray(begin, begin + 2)]).toEqual(nearest);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is measured only where straight lines do not tell', () => {
    // 0.01° along the meridian is 1,111.95 m; the ring reaches 100 m.
    let looks = 0;
    const things = [0.005, 0.0099, 0.0101, 0.01, 0.02].map((byDeg) => ({
      get position(): Position {
        looks += 1;
        return [114, 22 + byDeg];
      },
      radiusM: 0,
    }));
    const aways = new Aways(listOf({ position: [114, 22], radiusM: 100 }), things);
    const before = looks;

    const counts = [1111.95, 1200, 1223.9].map((reachM) =>
      aways.countWithin(0, { some: everyOne(things), reachM, most: Infinity }),
    );

    // The nearest lies 456 to 656 m away, those about 0.01° between 1,001 and 1,223 m, the last beyond 2,100 m.
    expect(counts).toEqual([
      { surely: 1, possibly: 4 },
      { surely: 1, possibly: 4 },
      { surely: 4, possibly: 4 },
    ]);
    expect(looks).toBe(before);
  });

  it('is counted up to as many as are enough', () => {
    const things: Ring[] = [1, 2, 3].map((far) => ({ position: [114, 22 + far / 1000], radiusM: 0 }));
    const aways = new Aways(listOf({ position: [114, 22], radiusM: 0 }), things);

    expect(aways.countWithin(0, { some: everyOne(things), reachM: 5000, most: 2 })).toEqual({ surely: 2, possibly: 2 });
  });

  it('is not known of a ring that is not known, nor from nothing', () => {
    const aways = new Aways(listOf(undefined), []);
    const begin = aways.nearestTo(0);

    expect(aways.countWithin(0, { some: new Uint32Array(0), reachM: 1, most: 1 })).toBeUndefined();
    expect([...aways.nearestM.subarray(begin, begin + 2)]).toEqual([0, Infinity]);
  });
});
