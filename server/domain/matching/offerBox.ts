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
    const better = betterment[name] ?? 'more';
    const least = lesser([one.worst[name], one.best[name]], [other.worst[name], other.best[name]]);
    const most = greater([one.worst[name], one.best[name]], [other.worst[name], other.best[name]]);
    best[name] = better === 'more' ? most : least;
    worst[name] = better === 'more' ? least : most;
  }
  return { best, worst };
}

/**
 * A text that is the same for offers that may share a box: they know the same parts, and parts of which neither more nor
 * less is better are equal.
 */
export function likeness(offer: Offered, betterment: Betterment): string {
  let key = '';
  for (const name in offer) {
    const value = offer[name];
    key += `${isOpen(value, betterment[name]) ? typeof value : JSON.stringify(value)},`;
  }
  return key;
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
  return typeof value === 'number' ? value : String(value);
}

type Pair = readonly [FactValue | undefined, FactValue | undefined];

function lesser(one: Pair, other: Pair): FactValue | undefined {
  const all = [...one, ...other];
  if (all.every(Array.isArray)) return intersection(all);
  return all.reduce((least, value) => (compared(value, least) < 0 ? value : least));
}

function greater(one: Pair, other: Pair): FactValue | undefined {
  const all = [...one, ...other];
  if (all.every(Array.isArray)) return [...new Set(all.flat())];
  return all.reduce((most, value) => (compared(value, most) > 0 ? value : most));
}

function intersection(lists: readonly (readonly (string | number)[])[]): (string | number)[] {
  const [first = [], ...others] = lists;
  return first.filter((item) => others.every((list) => list.includes(item)));
}
