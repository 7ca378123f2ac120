import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApproximatePosition } from '#shared/position.ts';
import { nearby } from '#server/domain/geo/nearby.ts';
import { distanceRangeM } from '#server/domain/geo/ring.ts';

const ring: fc.Arbitrary<ApproximatePosition> = fc.record({
  crs: fc.constant('WGS-84' as const),
  position: fc.tuple(fc.double({ min: 112, max: 123, noNaN: true }), fc.double({ min: 21, max: 32.5, noNaN: true })),
  radiusM: fc.constantFrom(0, 500, 20_000),
});
const thing = fc.record({ id: fc.nat(), location: ring }, { requiredKeys: ['id'] });

describe('things nearby', () => {
  it('are at least all that may be within reach', () => {
    fc.assert(
      fc.property(fc.array(thing), ring, fc.constantFrom(0, 10_000, 300_000, Infinity), (things, from, reachM) => {
        const { around, located } = nearby(things);
        // A second time, when all is measured, and a third, when that is kept.
        around(from, reachM);
        const again = around(from, reachM);
        expect(around(from, reachM)).toEqual(again);
        const found = new Set([...again.numbers.slice(0, again.count)].map((number) => located[number]?.location));

        const within = things.filter(({ location }) => location && distanceRangeM(from, location).low <= reachM);
        expect(within.filter(({ location }) => location && !found.has(location))).toEqual([]);
      }),
    );
  });

  it('leave out what lies farther north or south than the reach', () => {
    const at = (latitude: number): ApproximatePosition => ({ crs: 'WGS-84', position: [114, latitude], radiusM: 0 });
    const things = [22, 23, 24].map((latitude) => ({ location: at(latitude) }));

    // One degree is 111 km: 23 and no other lies within 50 km of it.
    const { around, located } = nearby(things);
    const found = around(at(23), 50_000);

    expect([...found.numbers].map((number) => located[number])).toEqual([{ location: at(23) }]);
  });

  it('know what is nowhere, in the order given', () => {
    const things: { id: string; location?: ApproximatePosition }[] = [{ id: 'b' }, { id: 'a' }];

    expect(nearby(things).nowhere).toEqual([{ id: 'b' }, { id: 'a' }]);
  });
});
