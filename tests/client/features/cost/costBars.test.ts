import { describe, expect, it } from 'vitest';
import { costBars, extentOf } from '#client/features/cost/costBars.ts';
import { type CostLines } from '#shared/occupancyCost.ts';

const NOTHING: CostLines = {
  rent: { lowFen: 0, highFen: 0 },
  management: { lowFen: 0, highFen: 0 },
  deposit: { lowFen: 0, highFen: 0 },
  fitOut: { lowFen: 0, highFen: 0 },
  utilities: { lowFen: 0, highFen: 0 },
  incentives: { lowFen: 0, highFen: 0 },
  net: { lowFen: 0, highFen: 0 },
};

describe('costBars', () => {
  it('stacks what is paid upwards and what is received downwards, in the order of the lines', () => {
    const year = {
      ...NOTHING,
      year: 1,
      rent: { lowFen: 100, highFen: 120 },
      management: { lowFen: 20, highFen: 30 },
      deposit: { lowFen: -40, highFen: -50 },
      incentives: { lowFen: -60, highFen: 0 },
      // 100 + 20 - 40 - 60 = 20; 120 + 30 - 50 = 100
      net: { lowFen: 20, highFen: 100 },
    };

    expect(costBars({ years: [year] }, 'low')).toEqual([
      {
        year: 1,
        parts: [
          { line: 'rent', fromFen: 0, toFen: 100 },
          { line: 'management', fromFen: 100, toFen: 120 },
          { line: 'deposit', fromFen: 0, toFen: -40 },
          { line: 'incentives', fromFen: -40, toFen: -100 },
        ],
        netFen: 20,
        unknown: [],
      },
    ]);
    expect(extentOf(costBars({ years: [year] }, 'low'))).toEqual({ lowFen: -100, highFen: 120 });
  });

  it('draws nothing for what is not known, and says so', () => {
    const year = { ...NOTHING, year: 1, rent: { lowFen: 100 }, net: { lowFen: 100 } };

    expect(costBars({ years: [year] }, 'high')).toEqual([{ year: 1, parts: [], netFen: undefined, unknown: ['rent'] }]);
    expect(extentOf([])).toEqual({ lowFen: 0, highFen: 0 });
  });
});
