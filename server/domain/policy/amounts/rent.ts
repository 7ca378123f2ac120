import { type Benefit } from '#shared/policy/benefit.ts';
import { ANYTHING, type Interval, NOTHING, atMost, exactly, percentOf, plus, times } from './interval.ts';
import { type Reading } from './reading.ts';

type Rent = Extract<Benefit, { kind: 'rent' }>;
type Span = Rent['spans'][number];

/** Support of the rent over the months of its spans, as far as the lease lasts. Fen, in all. */
export function rent({ spans, areaUpToM2 = Infinity }: Rent, reading: Reading): Interval {
  const lease = reading.number('leaseMonths');
  const area = atMost(reading.number('leasedAreaM2'), exactly(areaUpToM2));
  let before = 0;
  let sum = NOTHING;
  for (const span of spans) {
    const months = monthsPaid(span, before, lease);
    sum = plus(sum, times(months, times(area, monthlyFenPerM2(span, reading))));
    before += span.months;
  }
  return sum;
}

/** Months of the span that fall within the lease; none where the lease is too short for it. */
function monthsPaid({ months, fromLeaseMonths = 0 }: Span, before: number, lease: Interval): Interval {
  const paid = (leaseMonths: number): number =>
    leaseMonths < fromLeaseMonths ? 0 : Math.max(0, Math.min(months, leaseMonths - before));
  return { low: paid(lease.low), high: paid(lease.high) };
}

function monthlyFenPerM2({ sharePct, fenPerM2Month }: Span, { number }: Reading): Interval {
  if (fenPerM2Month !== undefined) return exactly(fenPerM2Month);
  const whole = number('rentFenPerM2Month');
  if (sharePct !== undefined) return percentOf(exactly(sharePct), whole);
  // Support of the rent that nobody found is no more than the rent.
  return { low: 0, high: whole.high === Infinity ? ANYTHING.high : whole.high };
}
