import { describe, expect, it } from 'vitest';
import { withAward, withNewAward, withoutAward } from '#client/features/requirement/company/awards.ts';

describe('awards', () => {
  it('begin with their policy, and take on more', () => {
    const awards = withNewAward(undefined, 'p');

    expect(awards).toEqual([{ policy: 'p' }]);
    expect(withAward(awards, 0, { policy: 'p', amountFen: 5 })).toEqual([{ policy: 'p', amountFen: 5 }]);
  });

  it('are not said any more without the last one, which is not the same as none', () => {
    expect(withoutAward([{ policy: 'p' }], 0)).toBeUndefined();
    expect(withoutAward([{ policy: 'p' }, { policy: 'q' }], 0)).toEqual([{ policy: 'q' }]);
  });
});
