import { describe, expect, it } from 'vitest';
import { withNewStep, withoutStep, withStep } from '#client/features/requirement/growthEdits.ts';

const FIRST = { by: '2027-06-30', minM2: 1000 };
const SECOND = { by: '2028-06-30', minM2: 3000 };

describe('a new step of growth', () => {
  it('is empty where it is the first', () => {
    expect(withNewStep({ criteria: {} })).toEqual({ criteria: {}, growth: [{}] });
  });

  it('is a year after the last one', () => {
    expect(withNewStep({ criteria: {}, growth: [FIRST] }).growth).toEqual([FIRST, { by: '2028-06-30' }]);
  });

  it('is on 28 February where the last one is on the 29th', () => {
    expect(withNewStep({ criteria: {}, growth: [{ by: '2028-02-29' }] }).growth?.[1]).toEqual({ by: '2029-02-28' });
  });

  it('is empty where the last one has no day', () => {
    expect(withNewStep({ criteria: {}, growth: [{ minM2: 5 }] }).growth).toEqual([{ minM2: 5 }, {}]);
  });
});

describe('a step of growth', () => {
  it('is replaced in its place', () => {
    expect(withStep({ criteria: {}, growth: [FIRST, {}] }, 1, SECOND).growth).toEqual([FIRST, SECOND]);
  });

  it('goes alone, and with the last one the wish to grow', () => {
    expect(withoutStep({ criteria: {}, growth: [FIRST, SECOND] }, 0).growth).toEqual([SECOND]);
    expect(Object.keys(withoutStep({ criteria: {}, growth: [FIRST] }, 0))).toEqual(['criteria']);
  });
});
