import { describe, expect, it } from 'vitest';
import { tenure } from '#server/domain/matching/criteria/tenure.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('tenure', () => {
  it('is met when the space is offered in one of the accepted ways', () => {
    const check = asking(tenure, { anyOf: ['lease'] }).check(aCandidate({ tenures: ['purchase', 'lease'] }));

    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 1, high: 1 },
      facts: { requiredTenures: ['lease'], offeredTenures: ['purchase', 'lease'] },
      derived: false,
    });
  });

  it('is unmet when it is offered only otherwise', () => {
    expect(asking(tenure, { anyOf: ['lease'] }).check(aCandidate({ tenures: ['purchase'] })).verdict).toBe('unmet');
  });

  it('is unknown when it is not told how it is offered', () => {
    expect(asking(tenure, { anyOf: ['lease'] }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('says which way would have to be accepted besides', () => {
    const change = asking(tenure, { anyOf: ['lease'] }).change(aCandidate({ tenures: ['purchase'] }));

    expect(change).toEqual({ from: ['lease'], to: ['lease', 'purchase'], change: 0.1 });
  });

  it.each([
    { ask: {}, paths: ['anyOf'], because: 'no way is named' },
    { ask: { anyOf: [] }, paths: ['anyOf'], because: 'the list is empty' },
    { ask: { anyOf: ['lease', 'lease'] }, paths: ['anyOf'], because: 'a way is named twice' },
    { ask: { anyOf: ['lease', 'loan'] }, paths: ['anyOf.1'], because: 'a way does not exist' },
    { ask: { anyOf: [{ $gt: '' }] }, paths: ['anyOf.0'], because: 'a way is no text' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(tenure, ask)).toEqual(paths);
  });
});
