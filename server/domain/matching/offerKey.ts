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
