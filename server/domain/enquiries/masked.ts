import { type Contact, type MaskedContact } from '#shared/contact.ts';

/**
 * A contact of which only so much shows that its owner would know it again: the first letter of each part of the name, the
 * last digits of the number, the first letter of the address and its domain. How long the hidden parts are does not show.
 */
export function masked({ name, phone, email }: Contact): MaskedContact {
  return {
    name: maskedName(name),
    phone: maskedPhone(phone),
    ...(email !== undefined && { email: maskedEmail(email) }),
  };
}

/** 王小明 → 王**, Anna Maria Smith → A*** M*** S***. */
function maskedName(name: string): string {
  const words = name.split(/[\s·]+/u).filter((word) => word !== '');
  return words.map((word) => `${firstOf(word)}${HAN.test(word) ? '**' : '***'}`).join(' ');
}

const HAN = /\p{Script=Han}/u;

/** Digits of a mobile number of the mainland, written as everybody there masks it: 138****5678. */
const MOBILE = /^1\d{10}$/u;

/** So many digits at the end show of a number that has at least twice as many; of a shorter one, one. */
const SHOWN_DIGITS = 4;

function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/gu, '');
  const start = MOBILE.test(digits) ? digits.slice(0, 3) : '';
  const shown = digits.length >= 2 * SHOWN_DIGITS ? SHOWN_DIGITS : 1;
  return `${start}****${digits.slice(-shown)}`;
}

function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${firstOf(email)}***${email.slice(at)}`;
}

/** The first character as people count them, at least by code points: a half of a pair would be no letter. */
function firstOf(text: string): string {
  return /^./u.exec(text)?.[0] ?? '';
}
