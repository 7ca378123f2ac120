import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fanOffsets, fanRadiusPx } from '#client/map/fan.ts';

describe('fanOffsets', () => {
  it('puts four around the middle at 48 pixels, the first at the top, on clockwise', () => {
    const rounded = fanOffsets(4).map((offset) => offset.map((pixels) => Math.round(pixels) + 0));

    expect(rounded).toEqual([
      [0, -48],
      [48, 0],
      [0, 48],
      [-48, 0],
    ]);
  });

  it('widens the circle when its members need more room', () => {
    // 10 members, 38 px apart along the circle: 380 / (2 π) = 60.5 px.
    expect(fanRadiusPx(10)).toBeCloseTo(60.5, 1);
  });

  it('turns into a spiral with the eleventh, which begins as near as a small circle', () => {
    const [first] = fanOffsets(11);

    expect(first).toEqual([0, -48]);
  });

  it('gives each of any number a place of its own, no two markers of 30 pixels overlapping', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (count) => {
        const offsets = fanOffsets(count);
        const nearest = offsets.flatMap(([x, y], at) =>
          offsets.slice(at + 1).map(([otherX, otherY]) => Math.hypot(x - otherX, y - otherY)),
        );
        return offsets.length === count && nearest.every((distancePx) => distancePx >= 30);
      }),
    );
  });

  it('has no radius when there is nothing to spread', () => {
    expect(fanRadiusPx(0)).toBe(0);
  });
});
