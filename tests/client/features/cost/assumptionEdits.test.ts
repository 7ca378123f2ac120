import { describe, expect, it } from 'vitest';
import { withAssumption } from '#client/features/cost/assumptionEdits.ts';

const requirement = { criteria: {} };

describe('withAssumption', () => {
  it('sets one, money in whole fen, and takes it back', () => {
    const set = withAssumption(requirement, 'managementFeeFenPerM2Month', 1250.4);

    expect(set.costAssumptions).toEqual({ managementFeeFenPerM2Month: 1250 });
    expect(withAssumption(set, 'managementFeeFenPerM2Month', undefined).costAssumptions).toBeUndefined();
  });

  it('takes all back at once', () => {
    const two = withAssumption(withAssumption(requirement, 'depositMonths', 2), 'deductsIncentives', false);

    expect(two.costAssumptions).toEqual({ depositMonths: 2, deductsIncentives: false });
    expect(withAssumption(two, undefined, undefined)).toEqual(requirement);
  });

  it('does not take over what cannot be', () => {
    expect(withAssumption(requirement, 'depositMonths', 25)).toEqual(requirement);
  });
});
