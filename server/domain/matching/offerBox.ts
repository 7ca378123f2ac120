import { type FactValue } from '#shared/criterion.ts';

/** What a candidate offers to one criterion; undefined is not known. */
export type Offered = Readonly<Record<string, FactValue | undefined>>;

/**
 * Per part of an offer, whether more or less of it is better: all else equal, an offer is then judged no worse by verdict
 * and by both ends of its satisfaction, whatever is asked. Numbers by their size, days by their order, lists by what they
 * contain; of parts that are not known or `none` nothing is said.
 */
export type Betterment = Readonly<Partial<Record<string, 'more' | 'less'>>>;

/** Offers that are alike, between two made-up ones: part by part the best and the worst that any of them has. */
export interface OfferBox {
  readonly best: Offered;
  readonly worst: Offered;
}

/** The box of one offer. */
export function boxOf(offer: Offered): OfferBox {
  return { best: offer, worst: offer };
}

/** The box of everything in two boxes, which must be alike. */
export function joined(one: OfferBox, other: OfferBox, betterment: Betterment): OfferBox {
  const best: Record<string, FactValue | undefined> = {};
  const worst: Record<string, FactValue | undefined> = {};
  for (const name in one.best) {
    const values = [one.worst[name], one.best[name], other.worst[name], other.best[name]];
    const isMoreBetter = betterment[name] !== 'less';
    best[name] = isMoreBetter ? most(values) : least(values);
    worst[name] = isMoreBetter ? least(values) : most(values);
  }
  return { best, worst };
}

/** Whether an offer lies in a box of alike ones, so that joining it would change nothing. */
export function isWithin(offer: Offered, { best, worst }: OfferBox): boolean {
  for (const name in offer) {
    if (!isBetween(offer[name], best[name], worst[name])) return false;
  }
  return true;
}

function isBetween(value: FactValue | undefined, one: FactValue | undefined, other: FactValue | undefined): boolean {
  if (value === one && value === other) return true;
  if (!Array.isArray(value) || !Array.isArray(one) || !Array.isArray(other)) {
    return compared(value, one) * compared(value, other) <= 0;
  }
  const list: readonly (string | number)[] = value;
  const [smaller, greater] = one.length <= other.length ? [one, other] : [other, one];
  return smaller.every((item) => list.includes(item)) && list.every((item) => greater.includes(item));
}

/**
 * A text that is the same for offers that may share a box: they know the same parts, and parts of which neither more nor
 * less is better are equal.
 */
export function likeness(offer: Offered, betterment: Betterment): string {
  let key = '';
  for (const name in offer) {
    const value = offer[name];
    key += isOpen(value, betterment[name]) ? `${typeof value},` : closedKey(value);
  }
  return key;
}

/** A text is told by its length first, so that a comma within it separates nothing. */
function closedKey(value: FactValue | undefined): string {
  if (typeof value === 'string') return `${value.length}:${value},`;
  return value === undefined ? ',' : `${JSON.stringify(value)},`;
}

/** Compares two alike offers by the parts of which more or less is better, first part first: the lesser before the greater. */
export function byParts(betterment: Betterment): (one: Offered, other: Offered) => number {
  const names = Object.keys(betterment);
  return (one, other) => {
    for (const name of names) {
      const order = compared(one[name], other[name]);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function isOpen(value: FactValue | undefined, better: 'more' | 'less' | undefined): boolean {
  return better !== undefined && value !== undefined && value !== 'none';
}

function compared(one: FactValue | undefined, other: FactValue | undefined): number {
  const [a, b] = [comparable(one), comparable(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Lists in the order of their texts, so that those that begin alike come together. */
function comparable(value: FactValue | undefined): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : String(value);
}

/** The least of some values; of lists, what all of them contain. */
function least(values: readonly (FactValue | undefined)[]): FactValue | undefined {
  const lists = listsOf(values);
  if (lists === undefined) return values.reduce((sofar, value) => (compared(value, sofar) < 0 ? value : sofar));
  const [first = [], ...others] = lists;
  return first.filter((item) => others.every((list) => list.includes(item)));
}

/** The most of some values; of lists, what any of them contains. */
function most(values: readonly (FactValue | undefined)[]): FactValue | undefined {
  const lists = listsOf(values);
  if (lists === undefined) return values.reduce((sofar, value) => (compared(value, sofar) > 0 ? value : sofar));
  return [...new Set(lists.flat())];
}

/** The values as lists; undefined where one is none. */
function listsOf(values: readonly (FactValue | undefined)[]): (string | number)[][] | undefined {
  const lists = values.flatMap((value) => (Array.isArray(value) ? [value] : []));
  return lists.length < values.length ? undefined : lists;
}
