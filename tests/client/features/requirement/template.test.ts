import { describe, expect, it } from 'vitest';
import { noteOf } from '#client/features/requirement/template.ts';
import { type Sector } from '#shared/sector.ts';

const sector: Sector = {
  id: 'ivd',
  zh: '体外诊断试剂',
  en: 'IVD reagents',
  template: [
    { criterion: 'clear-height', level: 'prefer', ask: { minM: 4.5 }, basis: 'P', src: ['K19'], text: 'upper floors' },
  ],
  gathered: {},
};

describe('the basis of a prefilled ask', () => {
  it('is shown with its source', () => {
    expect(noteOf(sector, 'clear-height', { level: 'prefer', minM: 4.5 })).toEqual({
      basis: 'P',
      src: ['K19'],
      text: 'upper floors',
      isChanged: false,
    });
  });

  it('says when the value is the company’s own by now, whatever the level and weight', () => {
    expect(noteOf(sector, 'clear-height', { level: 'must', minM: 5 })?.isChanged).toBe(true);
    expect(noteOf(sector, 'clear-height', { level: 'prefer', weight: 9, minM: 4.5 })?.isChanged).toBe(false);
  });

  it('is absent where the template says nothing', () => {
    expect(noteOf(sector, 'steam', { level: 'must' })).toBeUndefined();
    expect(noteOf(undefined, 'clear-height', { level: 'must', minM: 5 })).toBeUndefined();
  });
});
