import { type Benefit } from '#shared/policy/benefit.ts';
import { sumText } from './policyFact.ts';
import { areaText, numberText } from './quantity.ts';
import { type Speaking } from './speaking.ts';

type Rent = Extract<Benefit, { kind: 'rent' }>;
type Span = Rent['spans'][number];

const FREE_PCT = 100;

/** Support of rent in words: each span of months with what it pays, then the area that counts. */
export function rentTexts({ spans, areaUpToM2 }: Rent, speaking: Speaking): string[] {
  const { say } = speaking;
  const starts = spans.map((_, at) => spans.slice(0, at).reduce((sum, { months }) => sum + months, 1));
  return [
    ...spans.map((span, at) => {
      const text = spanText(span, starts[at] ?? 1, speaking);
      const { fromLeaseMonths: months } = span;
      return months === undefined ? text : say('policy.benefit.rentFromLease', { span: text, months });
    }),
    ...(areaUpToM2 === undefined ? [] : [say('policy.benefit.rentUpTo', { area: areaText(areaUpToM2, speaking) })]),
  ];
}

function spanText({ months: length, sharePct, fenPerM2Month }: Span, from: number, speaking: Speaking): string {
  const { say, language } = speaking;
  const to = from + length - 1;
  const months = say(from === 1 ? 'policy.benefit.monthsFirst' : 'policy.benefit.monthsFrom', { from, to });
  if (sharePct === FREE_PCT) return say('policy.benefit.rentFree', { months });
  if (sharePct !== undefined) return say('policy.benefit.rentShare', { months, pct: numberText(sharePct, language) });
  if (fenPerM2Month === undefined) return say('policy.benefit.rentNotFound', { months });
  return say('policy.benefit.rentPerM2', { months, amount: sumText(fenPerM2Month, speaking) });
}
