import { describe, expect, it } from 'vitest';
import { duplicateKeys, sharedSigns } from '#server/domain/leads/duplicate.ts';

const nameKey = (companyName: string): string | undefined => duplicateKeys({ companyName })[0];
const phoneKey = (phone: string): string | undefined => duplicateKeys({ contact: { phone } })[0];

describe('two leads', () => {
  it.each([
    ['深圳市康泰示例生物有限公司', '深圳市康泰示例生物股份有限公司'],
    ['某某（深圳）生物科技有限公司', '某某(深圳)生物科技有限责任公司'],
    ['Acme Bio Co., Ltd.', 'ACME-BIO Limited'],
    ['Acme Bio', 'Acme  Bio Inc.'],
    ['ＡＢＣ生物', 'abc 生物公司'],
  ])('are of one company by the names %s and %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
    expect(nameKey(one)).toMatch(/^name:./u);
  });

  it.each([
    ['某某生物（深圳）有限公司', '某某生物（广州）有限公司'],
    ['Acme Bio', 'Acme Biotech'],
  ])('are not of one company by the names %s and %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it.each([
    ['138 0013 8000', '+86-138-0013-8000'],
    ['0755-1234 5678', '+86 755 12345678'],
    ['0086 0755 1234 5678', '(0755) 12345678'],
  ])('are of one company by the numbers %s and %s', (one, other) => {
    expect(phoneKey(one)).toBe(phoneKey(other));
  });

  it('tell by what they are taken to be of one company', () => {
    const one = duplicateKeys({ companyName: 'Acme', contact: { phone: '13800138000', email: 'A@acme.example' } });
    const other = duplicateKeys({ companyName: 'Other', contact: { phone: '13800138000', email: 'a@acme.example' } });

    expect(sharedSigns(one, other)).toEqual(['phone', 'mail']);
  });

  it('have nothing in common where nothing is known of one, or nothing is left of its name', () => {
    expect(duplicateKeys({})).toEqual([]);
    expect(duplicateKeys({ companyName: '有限公司' })).toEqual([]);
    expect(sharedSigns([], duplicateKeys({ companyName: 'Acme' }))).toEqual([]);
  });
});
