import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { distanceM } from '#server/domain/geo/ring.ts';
import { numbersOf, squaredLine } from '#server/domain/geo/ringNumbers.ts';
import { leastM, mostM, spotOf, squaredBeyond, squaredWithin } from '#server/domain/geo/sphere.ts';

const anywhere: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
/** Some near each other, some on the other side of the earth. */
const pairs: fc.Arbitrary<readonly [Position, Position]> = fc.oneof(
  fc.tuple(anywhere, anywhere),
  anywhere.map(([lng, lat]): [Position, Position] => [
    [lng, lat],
    [lng > 0 ? lng - 180 : lng + 180, -lat],
  ]),
  fc
    .tuple(anywhere, fc.double({ min: -0.01, max: 0.01, noNaN: true }))
    .map(([[lng, lat], byDeg]): [Position, Position] => [
      [lng, lat],
      [lng * 0.9999, lat * 0.9999 + byDeg],
    ]),
);

function squaredBetween(one: Position, other: Position): number {
  return squaredLine(spotOf(one), numbersOf([{ position: other, radiusM: 0 }]), 0);
}

describe('the straight line through the earth', () => {
  it('tells no way to be longer or shorter than it is measured', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0, max: 2.1e7, noNaN: true }), ([one, other], anyReachM) => {
        const measuredM = distanceM(one, other);
        const squared = squaredBetween(one, other);

        expect(leastM(squared)).toBeLessThanOrEqual(measuredM + 0.001);
        expect(mostM(squared)).toBeGreaterThanOrEqual(measuredM - 0.001);
        for (const reachM of [anyReachM, measuredM]) {
          expect(squared > squaredBeyond(reachM) && measuredM <= reachM).toBe(false);
          expect(squared < squaredWithin(reachM) && measuredM > reachM).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('tells all but what lies within a few millionths of the reach', () => {
    // One degree of longitude on the equator: 111,195.08 m.
    const squared = squaredBetween([0, 0], [1, 0]);

    expect([111_194, 111_194.9].map((reachM) => squared > squaredBeyond(reachM))).toEqual([true, true]);
    expect([111_196, 111_195.3].map((reachM) => squared < squaredWithin(reachM))).toEqual([true, true]);
    expect(squared > squaredBeyond(111_195.1) || squared < squaredWithin(111_195.1)).toBe(false);
    expect(mostM(squared) - leastM(squared)).toBeLessThan(0.3);
  });

  it('is never too long for half the way round', () => {
    const across = squaredBetween([0, 0], [180, 0]);

    expect([across > squaredBeyond(20_020_000), across < squaredWithin(20_020_000)]).toEqual([false, true]);
  });
});
