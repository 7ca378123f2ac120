import { type FieldFault } from '#shared/failure.ts';
import { type Benefit } from '#shared/policy/benefit.ts';
import { type FactId } from '#shared/policy/facts.ts';
import { each, faultIf } from './surroundings.ts';
import { type FactUnit, factKind } from './factKind.ts';

/** What is wrong in a benefit by itself: facts that are no number of the unit it is reckoned in, rates and steps out of order. */
export function benefitFaults(benefit: Benefit, path: string): FieldFault[] {
  return CHECKS.flatMap((check) => check(benefit, path));
}

/** Each looks at benefits of one kind; the other kinds say nothing that could be at fault here. */
const CHECKS: readonly ((benefit: Benefit, path: string) => FieldFault[])[] = [
  percentageFaults,
  perM2Faults,
  rentFaults,
  tierFaults,
  steppedFaults,
  raiseFaults,
];

const NUMBERS: readonly FactUnit[] = ['fen', 'usd', 'pct', 'm2', 'months', 'count'];
const WORDS: Readonly<Record<FactUnit, string>> = {
  fen: 'money in fen',
  usd: 'US dollars',
  pct: 'a share in per cent',
  m2: 'square metres',
  months: 'months',
  count: 'a number of things',
};

function unitFaults(fact: FactId, path: string, units: readonly FactUnit[]): FieldFault[] {
  const kind = factKind(fact);
  const wanted = units.length === NUMBERS.length ? 'a number' : units.map((unit) => WORDS[unit]).join(' or ');
  if (kind.kind !== 'number') return [{ path, message: `${fact} is no number; expected ${wanted}` }];
  return faultIf(!units.includes(kind.unit), path, `${fact} is ${WORDS[kind.unit]}; expected ${wanted}`);
}

function percentageFaults(benefit: Benefit, path: string): FieldFault[] {
  if (benefit.kind !== 'percentage') return [];
  const { ratePct, ratePctRange, base, baseCeiling } = benefit;
  const both = ratePct !== undefined && ratePctRange !== undefined;
  return [
    ...unitFaults(base, `${path}.base`, ['fen']),
    ...(baseCeiling === undefined ? [] : unitFaults(baseCeiling.area, `${path}.baseCeiling.area`, ['m2'])),
    ...faultIf(both, `${path}.ratePctRange`, 'A rate and a range of rates cannot both hold'),
    ...rangeFaults(ratePctRange, `${path}.ratePctRange`),
  ];
}

function rangeFaults(range: readonly [number, number] | undefined, path: string): FieldFault[] {
  if (range === undefined) return [];
  const [lowest, highest] = range;
  return faultIf(lowest > highest, path, `The lowest rate, ${lowest} %, is above the highest, ${highest} %`);
}

function perM2Faults(benefit: Benefit, path: string): FieldFault[] {
  if (benefit.kind !== 'per-m2') return [];
  const { area, aboveShare } = benefit;
  return [
    ...unitFaults(area, `${path}.area`, ['m2']),
    ...(aboveShare === undefined ? [] : unitFaults(aboveShare.share, `${path}.aboveShare.share`, ['pct'])),
  ];
}

function rentFaults(benefit: Benefit, path: string): FieldFault[] {
  if (benefit.kind !== 'rent') return [];
  return each(benefit.spans, `${path}.spans`).flatMap(({ path: at, value: { sharePct, fenPerM2Month } }) =>
    faultIf(
      sharePct !== undefined && fenPerM2Month !== undefined,
      at,
      'Months are paid by a share of the rent or by the square metre, not both',
    ),
  );
}

function tierFaults(benefit: Benefit, path: string): FieldFault[] {
  if (benefit.kind !== 'tiered') return [];
  const { fact, steps, counts } = benefit;
  return [
    ...unitFaults(fact, `${path}.fact`, NUMBERS),
    ...each(steps, `${path}.steps`).flatMap(({ path: at, value }, index) => {
      const before = steps[index - 1];
      if (before === undefined) return [];
      return [
        ...faultIf(value.from <= before.from, `${at}.from`, 'Expected more than the step before'),
        ...faultIf(
          counts === 'highest' && value.amountFen < before.amountFen,
          `${at}.amountFen`,
          'Expected no less than the step before, for only the highest step counts',
        ),
      ];
    }),
  ];
}

function steppedFaults(benefit: Benefit, path: string): FieldFault[] {
  return benefit.kind === 'stepped' ? unitFaults(benefit.fact, `${path}.fact`, NUMBERS) : [];
}

function raiseFaults(benefit: Benefit, path: string): FieldFault[] {
  if (benefit.kind !== 'cap-raise') return [];
  return faultIf(
    (benefit.raiseFen === undefined) === (benefit.raisePct === undefined),
    path,
    'A raise of caps is a sum or a share of the cap: one of raiseFen and raisePct',
  );
}
