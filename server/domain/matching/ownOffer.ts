import { type Offered } from './offerBox.ts';

/**
 * A function of a criterion's own offers, for whoever holds them as offers of no criterion in particular. Sound as long as
 * each criterion is only given offers that it made, or that were made up between these.
 */
export function ownOffer<Offer extends Offered, T>(read: OfOffer<Offer, T>['read']): OfOffer<Offered, T>['read'] {
  const own: OfOffer<Offer, T> = { read };
  const any: OfOffer<Offered, T> = own;
  return (offer) => any.read(offer);
}

/** A method, for a method may be given to whoever calls it with more than it takes. */
interface OfOffer<Offer, T> {
  read(offer: Offer): T;
}
