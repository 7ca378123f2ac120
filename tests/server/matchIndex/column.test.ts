import { describe, expect, it } from 'vitest';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { columnOf, createColumns } from '#server/matchIndex/column.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('a column', () => {
  it('keeps each distinct offer once, one that is not known among them', () => {
    const [five, unknown, ten, fiveAgain] = [5, undefined, 10, 5].map((floorLoadKnPerM2) =>
      aCandidate(floorLoadKnPerM2 === undefined ? {} : { floorLoadKnPerM2 }),
    );
    const stock = [five, unknown, ten, fiveAgain].flatMap((candidate) => candidate ?? []);

    const { codes, examples } = columnOf(stock, floorLoad);

    expect([...codes]).toEqual([0, 1, 2, 0]);
    expect(examples).toEqual([five, unknown, ten]);
  });

  it('is laid out once, when it is first asked for', () => {
    const columns = createColumns([aCandidate()]);

    expect(columns(floorLoad)).toBe(columns(floorLoad));
  });
});
