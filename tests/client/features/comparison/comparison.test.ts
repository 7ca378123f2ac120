import { describe, expect, it } from 'vitest';
import { readComparisonSearch, siteOf } from '#client/features/comparison/comparisonSearch.ts';
import { type ComparedRow, sortedRows } from '#client/features/comparison/sortedRows.ts';
import { aStack } from '#tests/client/support/policies.ts';

function aRow(name: string, confirmedFen: number, possibleFen: number): ComparedRow {
  return {
    site: `place:${name}`,
    name,
    incentives: {
      asOf: '2026-11-22',
      placeIds: [],
      measures: [],
      confirmed: aStack({ totalFen: confirmedFen }),
      possible: aStack({ totalFen: possibleFen }),
      openEnded: [],
      nextQuestions: [],
    },
  };
}

describe('sortedRows', () => {
  const rows = [aRow('b', 0, 300), aRow('c', 100, 300), aRow('a', 50, 200)];
  const names = (sorted: readonly ComparedRow[]): string[] => sorted.map(({ name }) => name);

  it('orders by a total, those that are alike by name', () => {
    expect(names(sortedRows(rows, { by: 'possible', descending: true }))).toEqual(['b', 'c', 'a']);
    expect(names(sortedRows(rows, { by: 'confirmed', descending: true }))).toEqual(['c', 'a', 'b']);
    expect(names(sortedRows(rows, { by: 'confirmed', descending: false }))).toEqual(['b', 'a', 'c']);
  });

  it('orders by name', () => {
    expect(names(sortedRows(rows, { by: 'name', descending: false }))).toEqual(['a', 'b', 'c']);
  });
});

describe('the address of the comparison', () => {
  it('keeps places and parks', () => {
    const search = { sites: ['place:sz', 'park:ps-accelerator'] };

    expect(readComparisonSearch(search)).toEqual(search);
    expect(search.sites.map(siteOf)).toEqual([{ placeId: 'sz' }, { parkId: 'ps-accelerator' }]);
  });

  it('leaves out what it cannot read', () => {
    expect(readComparisonSearch({ sites: ['sz'] })).toEqual({});
    expect(readComparisonSearch({ sites: Array.from({ length: 11 }, () => 'place:sz') })).toEqual({});
  });
});
