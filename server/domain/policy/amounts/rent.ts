import { type Benefit } from '#shared/policy/benefit.ts';
import { ANYTHING, type Interval, NOTHING, atMost, exactly, percentOf, plus, times } from './interval.ts';
import { type Reading } from './reading.ts';

type Rent = Extract<Benefit, { kind: 'rent' }>;
type Span = Rent['spans'][number];

/** Support of the rent over the months of its spans, as far as the lease lasts. Fen, in all. */
export function rent({ spans, areaUpToM2 = Infinity }: Rent, reading: Reading): Interval {
  const lease = reading.number('leaseMonths');
  const area = atMost(reading.number('leasedAreaM2'), exactly(areaUpToM2));
  const [least, most] = [monthsPaid(spans, lease.low), monthsPaid(spans, lease.high)];
  return spans
    .map((span, at) => times({ low: least[at] ?? 0, high: most[at] ?? 0 }, times(area, monthlyFenPerM2(span, reading))))
    .reduce(plus, NOTHING);
}

/** Months of each span that fall within a lease; a span for which it is too short is left out, and the next begins in its place. */
function monthsPaid(spans: readonly Span[], leaseMonths: number): number[] {
  let left = leaseMonths;
  return spans.map(({ months, fromLeaseMonths = 0 }) => {
    if (leaseMonths < fromLeaseMonths) return 0;
    const paid = Math.min(months, left);
    left -= paid;
    return paid;
  });
}

function monthlyFenPerM2({ sharePct, fenPerM2Month }: Span, { number }: Reading): Interval {
  if (fenPerM2Month !== undefined) return exactly(fenPerM2Month);
  const whole = number('rentFenPerM2Month');
  if (sharePct !== undefined) return percentOf(exactly(sharePct), whole);
  // Support of the rent that nobody found is no more than the rent.
  return { low: 0, high: whole.high === Infinity ? ANYTHING.high : whole.high };
}
