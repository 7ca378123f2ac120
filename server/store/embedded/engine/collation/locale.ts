import { CommandFailure } from '../commandFailure.ts';
import { shown } from '../values/shown.ts';

/** `en_US_POSIX`, `zh_Hant@collation=stroke`: language, script and region; a variant; the name of an order. */
const LOCALE = /^([a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|\d{3}))?)(_POSIX)?(?:@collation=([a-z0-9]+))?$/;

/** The names of orders that BCP 47 shortens. */
const SHORT: Readonly<Record<string, string>> = {
  dictionary: 'dict',
  gb2312han: 'gb2312',
  phonebook: 'phonebk',
  traditional: 'trad',
};

/** The order that a language has where none is named; naming it changes nothing. */
const USUAL: Readonly<Record<string, string>> = { zh: 'pinyin', 'zh-Hant': 'stroke', sv: 'reformed' };

/** A locale as ICU names it, in the form of BCP 47. @throws {CommandFailure} BadValue, CommandNotSupported */
export function localeTag(locale: string): string {
  const { place, order, isPosix } = partsOf(locale);
  if (place === '' || Intl.Collator.supportedLocalesOf([place]).length === 0)
    throw new CommandFailure('BadValue', `Field 'locale' is invalid in: ${shown({ locale })}`);
  if (isPosix) return checked(`${place}-u-va-posix`, locale);
  if (order === 'standard' || USUAL[place] === order) return place;
  return checked(`${place}-u-co-${order}`, locale);
}

interface Parts {
  /** Language, script, region; empty where the locale is none. */
  readonly place: string;
  readonly order: string;
  readonly isPosix: boolean;
}

function partsOf(locale: string): Parts {
  const [, place = '', posix, stated = 'standard'] = LOCALE.exec(locale) ?? [];
  const order = SHORT[stated] ?? stated;
  const isWellFormed = /^[a-z0-9]{3,8}$/.test(order);
  return { place: isWellFormed ? place.replaceAll('_', '-') : '', order, isPosix: posix !== undefined };
}

/** What ICU does not have it leaves out without a word. */
function checked(tag: string, locale: string): string {
  if (new Intl.Collator(tag).resolvedOptions().locale === tag) return tag;
  throw new CommandFailure(
    'CommandNotSupported',
    `The embedded store does not have the order of the locale '${locale}'.`,
  );
}
