/** What two leads may have in common. */
export interface Identifying {
  readonly companyName?: string | undefined;
  readonly contact?: { readonly phone: string; readonly email?: string | undefined } | undefined;
}

/** By what two leads are taken to be of one company. */
export type DuplicateSign = 'name' | 'phone' | 'mail';

/**
 * Keys of which two leads of one company share one, each with the sign before a colon: the name without its legal form,
 * brackets and spaces, the digits of the telephone number without the country's, the address for mail. A name of which
 * nothing is left has no key.
 */
export function duplicateKeys({ companyName, contact }: Identifying): string[] {
  const name = companyName === undefined ? '' : normalisedName(companyName);
  return [
    ...(name === '' ? [] : [`name:${name}`]),
    ...(contact === undefined ? [] : [`phone:${normalisedPhone(contact.phone)}`]),
    ...(contact?.email === undefined ? [] : [`mail:${contact.email.toLowerCase()}`]),
  ];
}

/** The signs by which two leads are taken to be of one company; none where they are not. */
export function sharedSigns(one: readonly string[], other: readonly string[]): DuplicateSign[] {
  return SIGNS.filter((sign) => one.some((key) => key.startsWith(`${sign}:`) && other.includes(key)));
}

const SIGNS: readonly DuplicateSign[] = ['name', 'phone', 'mail'];

function normalisedName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  return plain.replace(LEGAL_FORM, '').replaceAll(' ', '');
}

/** Legal forms at the end of a name, Chinese and English, after punctuation has become spaces; the longest first. */
const LEGAL_FORM =
  /(?:股份有限公司|有限责任公司|有限公司|公司|(?: (?:co ltd|company limited|co|company|corporation|corp|incorporated|inc|limited|ltd|llc|gmbh))+)$/u;

/** China's prefix is written before a number or left out, and so is the zero of a code of an area. */
function normalisedPhone(phone: string): string {
  const digits = phone.replace(/\D/gu, '');
  return digits.replace(/^(?:00)?86(?=\d{10,12}$)/u, '').replace(/^0/u, '');
}
