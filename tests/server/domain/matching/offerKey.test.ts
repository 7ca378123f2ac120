import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerKeyOf } from '#server/domain/matching/offerKey.ts';

const value = fc.option(
  fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.array(fc.string())),
  { nil: undefined },
);
const offer = fc.record({ offeredOne: value, offeredTwo: value });

describe('offerKeyOf', () => {
  it('tells any two different offers apart', () => {
    fc.assert(
      fc.property(offer, offer, (one, other) => {
        expect(offerKeyOf(one) === offerKeyOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('tells what is not known from text that says so', () => {
    expect(offerKeyOf({ offered: undefined })).not.toBe(offerKeyOf({ offered: 'undefined' }));
    expect(offerKeyOf({ offered: 1 })).not.toBe(offerKeyOf({ offered: '1' }));
  });
});
