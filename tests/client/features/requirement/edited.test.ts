import { describe, expect, it } from 'vitest';
import { EditedRequirement, completeSteps } from '#client/features/requirement/edited.ts';
import { judgeable } from '#client/features/requirement/fields.ts';

const FIRST = { by: '2027-06-30', minM2: 1000 };
const THIRD = { by: '2030-12-31', minM2: 6000 };

describe('steps of growth that are being filled in', () => {
  it('are judged up to the first that lacks its day or its area, so that the server counts them as the form does', () => {
    expect(completeSteps([FIRST, { by: '2028-12-31' }, THIRD])).toEqual([FIRST]);
    expect(completeSteps([{ minM2: 500 }, THIRD])).toEqual([]);
    expect(completeSteps([FIRST, THIRD])).toEqual([FIRST, THIRD]);
  });

  it('are left to the server to judge by their order', () => {
    expect(judgeable({ criteria: {}, growth: [THIRD, FIRST] }, [])).toEqual({ criteria: {}, growth: [THIRD, FIRST] });
  });

  it('ask for no growth while none of them can be judged', () => {
    expect(judgeable({ criteria: {}, growth: [{}] }, [])).toStrictEqual({ criteria: {} });
  });
});

describe('a requirement from a link', () => {
  it('of before awards had measures and amounts is understood', () => {
    const former = { criteria: {}, company: { drugClass: '1', awardedPolicies: ['sz-2022-10-bio'] } };

    expect(EditedRequirement.parse(former)).toEqual({
      criteria: {},
      company: { drugClass: '1', awards: [{ policy: 'sz-2022-10-bio' }] },
    });
  });
});
