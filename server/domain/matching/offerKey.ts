import { type FactValue } from '#shared/criterion.ts';

/** What a candidate offers to one criterion; undefined is not known. */
type Offered = Readonly<Record<string, FactValue | undefined>>;

/** A short text for each distinct offer of a criterion: quicker than the whole as JSON, which every candidate would pay for every criterion. */
export function offerKeyOf(offer: Offered): string {
  let key = '';
  for (const name in offer) {
    const value = offer[name];
    // Text is quoted, so that a comma within it separates nothing.
    key += typeof value === 'number' || value === undefined ? `${value},` : `${JSON.stringify(value)},`;
  }
  return key;
}

/** The same reckoning, made once for each distinct offer: for what looks through every resource, or along a boundary of many points. */
export function oncePerOffer<Offer extends Offered, T extends object>(
  reckon: (offer: Offer) => T,
): (offer: Offer) => T {
  const kept = new Map<string, T>();
  return (offer) => {
    const key = offerKeyOf(offer);
    const reckoned = kept.get(key) ?? reckon(offer);
    kept.set(key, reckoned);
    return reckoned;
  };
}
