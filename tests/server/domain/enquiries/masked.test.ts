import { describe, expect, it } from 'vitest';
import { masked } from '#server/domain/enquiries/masked.ts';

describe('a masked contact', () => {
  it.each([
    ['王小明', '王**'],
    ['欧阳娜娜', '欧**'],
    ['李', '李**'],
    ['阿卜杜拉·买买提', '阿** 买**'],
    ['Anna Smith', 'A*** S***'],
    ['Madonna', 'M***'],
    ['李 Anna', '李** A***'],
    ['𠮷野', '𠮷**'],
  ])('shows of the name %s only %s', (name, shown) => {
    expect(masked({ name, phone: '13800138000' }).name).toBe(shown);
  });

  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['+86 138 1234 5678', '****5678'],
    ['0755-2345 6789', '****6789'],
    ['2345678', '****8'],
    ['23456789', '****6789'],
    ['95588', '****8'],
  ])('shows of the number %s only %s', (phone, shown) => {
    expect(masked({ name: '王小明', phone }).phone).toBe(shown);
  });

  it('shows the first letter and the domain of an address, and none where there is none', () => {
    expect(masked({ name: '王小明', phone: '13800138000', email: 'wang.xm@example.com' })).toEqual({
      name: '王**',
      phone: '138****8000',
      email: 'w***@example.com',
    });
    expect(masked({ name: '王小明', phone: '13800138000' })).not.toHaveProperty('email');
  });
});
