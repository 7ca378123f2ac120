import { describe, expect, it } from 'vitest';
import { dayText, isDay, monthText, quarterText } from '#client/explain/day.ts';

describe('days', () => {
  it('are written as people of the language write them', () => {
    expect(dayText('2027-03-05', 'zh-CN')).toBe('2027年3月5日');
    expect(dayText('2027-03-05', 'en')).toBe('2027-03-05');
    expect(monthText('2027-12-31', 'zh-CN')).toBe('2027年12月');
    expect(monthText('2027-12-31', 'en')).toBe('2027-12');
    expect(quarterText('2027Q1', 'zh-CN')).toBe('2027年第1季度');
    expect(quarterText('2027Q1', 'en')).toBe('2027 Q1');
  });

  it('are told from other words', () => {
    expect(isDay('2027-03-05')).toBe(true);
    expect(isDay('2027-03')).toBe(false);
    expect(isDay('sz-pingshan')).toBe(false);
  });
});
