import { describe, expect, it } from 'vitest';
import { contextWordsOf, passwordFault } from '#server/domain/accounts/password.ts';

const around = {
  isCommon: (text: string) => text === 'iloveyou1',
  contextWords: contextWordsOf(['parkfit', 'Wu Min', 'wu.min@bright-bio.example', 'sz-pingshan', '坪山', 'Li']),
};

describe('words around a person', () => {
  it('are the parts of names and addresses that say something, and names without their blanks', () => {
    expect(contextWordsOf(['Wu Min', 'ada@bright-bio.cn', '坪山区'])).toEqual([
      'wumin',
      'bright',
      'adabrightbiocn',
      '坪山区',
    ]);
  });
});

describe('a password', () => {
  it.each([
    { password: 'IloveYou1', fault: 'too-common', because: 'it is on the list in lower case' },
    { password: 'pingshan2026', fault: 'about-you', because: 'it is a place and a year' },
    { password: 'Pingshan@2026abcd', fault: 'about-you', because: 'four letters are left' },
    { password: 'parkfit-pingshan!', fault: 'about-you', because: 'nothing is left' },
    { password: 'WuMin19840229', fault: 'about-you', because: 'it is the name and a day' },
    { password: '坪山坪山12345678', fault: 'about-you', because: 'it is a place in Chinese' },
    { password: 'pingshan abcde', fault: undefined, because: 'five letters are left' },
    { password: 'four quiet otters', fault: undefined, because: 'it is about nobody' },
    { password: '83749201', fault: undefined, because: 'there are no rules about kinds of characters' },
    { password: 'x'.repeat(256), fault: undefined, because: 'long ones are welcome' },
  ])('such as $password is $fault: $because', ({ password, fault }) => {
    expect(passwordFault(password, around)).toBe(fault);
  });
});
