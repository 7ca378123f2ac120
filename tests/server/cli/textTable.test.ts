import { describe, expect, it } from 'vitest';
import { textTable } from '#server/cli/textTable.ts';

describe('a table in text', () => {
  it('lines its columns up, numbers to the right, a Chinese character taking two places', () => {
    const table = textTable(
      [
        { title: '#', align: 'right' },
        { title: 'park', align: 'left' },
        { title: 'm²', align: 'right' },
      ],
      [
        ['1', '坪山', '800'],
        ['10', 'Baoshan', '1,200'],
      ],
    );

    expect(table).toEqual([' #  park        m²', ' 1  坪山       800', '10  Baoshan  1,200']);
  });

  it('of no rows is its titles', () => {
    expect(textTable([{ title: 'park', align: 'left' }], [])).toEqual(['park']);
  });
});
