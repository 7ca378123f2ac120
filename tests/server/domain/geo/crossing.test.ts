import { kinks } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position } from '#shared/position.ts';
import { crossingOf } from '#server/domain/geo/crossing.ts';
import { aSquare, aStar } from '#tests/support/regions.ts';

/** Points that hardly ever stand in line with one another. */
const point = fc.tuple(fc.double({ min: 100, max: 120, noNaN: true }), fc.double({ min: 20, max: 40, noNaN: true }));
const ring = fc
  .uniqueArray(point, { minLength: 3, maxLength: 12, selector: ([lng]) => lng })
  .map((points): Position[] => [...points, ...points.slice(0, 1)]);

describe('where rings meet', () => {
  it('is found wherever Turf finds a kink, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const isKinked = kinks({ type: 'Polygon', coordinates: rings }).features.length > 0;

        expect(crossingOf(rings) !== undefined).toBe(isKinked);
      }),
    );
  });

  it('is nowhere in a star, however its points reach out', () => {
    const distances = fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 });

    fc.assert(
      fc.property(distances, (distancesDeg) => {
        expect(crossingOf([aStar([114, 22], distancesDeg)])).toBeUndefined();
      }),
    );
  });

  it('does not depend on where a ring starts or which way it runs', () => {
    fc.assert(
      fc.property(ring, fc.nat(11), (points, turn) => {
        const corners = points.slice(1);
        const start = turn % corners.length;
        const turned = [...corners.slice(start), ...corners.slice(0, start + 1)];

        expect(crossingOf([turned]) === undefined).toBe(crossingOf([points]) === undefined);
        expect(crossingOf([turned.toReversed()]) === undefined).toBe(crossingOf([points]) === undefined);
      }),
    );
  });

  it('names the ring, the earlier one of two', () => {
    expect(crossingOf([aSquare([9, 9], 1), aSquare([0, 0], 2), aSquare([1, 1], 2)])).toMatchObject({ ring: 1 });
  });
});
