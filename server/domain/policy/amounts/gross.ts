import { type Benefit } from '#shared/policy/benefit.ts';
import { ANYTHING, type Interval } from './interval.ts';
import { percentage } from './percentage.ts';
import { perM2 } from './perM2.ts';
import { type Reading } from './reading.ts';
import { rent } from './rent.ts';
import { fixed, loanInterest, talent } from './sums.ts';
import { stepped, tiered } from './thresholds.ts';

/** A benefit that pays money by itself: no share of another award, no raise of a cap, no right and no service. */
export type OwnMoney = Exclude<Benefit, { kind: 'share-of-award' | 'cap-raise' | 'land-right' | 'service' }>;

/** Whether a benefit pays money by itself. */
export function isOwnMoney(benefit: Benefit): benefit is OwnMoney {
  return !['share-of-award', 'cap-raise', 'land-right', 'service'].includes(benefit.kind);
}

/** What a benefit comes to before caps and rounding, by the facts that are known. Fen, with parts. */
// eslint-disable-next-line complexity -- one case for each kind
export function grossOf(benefit: OwnMoney, reading: Reading): Interval {
  switch (benefit.kind) {
    case 'percentage':
      return percentage(benefit, reading);
    case 'per-m2':
      return perM2(benefit, reading);
    case 'rent':
      return rent(benefit, reading);
    case 'fixed':
      return fixed(benefit);
    case 'unstated':
      return ANYTHING;
    case 'tiered':
      return tiered(benefit, reading);
    case 'stepped':
      return stepped(benefit, reading);
    case 'loan-interest':
      return loanInterest(benefit, reading);
    case 'talent':
      return talent(benefit, reading);
  }
}
