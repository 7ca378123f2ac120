import { type FieldFault } from '#shared/failure.ts';
import { type Measure } from '#shared/policy/policy.ts';
import { type At, each, faultIf, repeated } from './surroundings.ts';
import { benefitFaults } from './benefitFaults.ts';

/** What is wrong in a measure by itself: parts that its kind must have or may not have, its caps, its payout and its benefit. */
export function measureFaults({ path, value: measure }: At<Measure>): FieldFault[] {
  const { benefit, caps, payoutPct } = measure;
  return [
    ...PARTS.flatMap((part) => part({ path, value: measure })),
    ...(benefit === undefined ? [] : benefitFaults(benefit, `${path}.benefit`)),
    ...repeated(
      each(caps, `${path}.caps`).map((cap) => ({ path: `${cap.path}.per`, value: cap.value.per })),
      'cap per',
    ),
    ...(payoutPct === undefined ? [] : payoutFaults(payoutPct, `${path}.payoutPct`)),
  ];
}

const PARTS: readonly ((measure: At<Measure>) => FieldFault[])[] = [
  benefitPart,
  itemPart,
  capsPart,
  overPart,
  saysPart,
];

function benefitPart({ path, value: { kind, benefit } }: At<Measure>): FieldFault[] {
  const at = `${path}.benefit`;
  const gives = kind === 'award' || kind === 'cap-raise';
  if (benefit === undefined) return faultIf(gives, at, `Is missing: ${ARTICLE[kind]} must say what it gives`);
  if (!gives) return [{ path: at, message: `${ARTICLE[kind]} gives nothing to a tenant` }];
  return faultIf(
    (benefit.kind === 'cap-raise') !== (kind === 'cap-raise'),
    `${at}.kind`,
    `${ARTICLE[kind]} cannot give ${benefit.kind}`,
  );
}

const ARTICLE: Readonly<Record<Measure['kind'], string>> = {
  award: 'An award',
  'cap-raise': 'A raise of caps',
  cap: 'A cap',
  list: 'A list',
  'land-rule': 'A land rule',
  restriction: 'A restriction',
};

function itemPart({ path, value: { kind, item } }: At<Measure>): FieldFault[] {
  return [
    ...faultIf(
      kind === 'award' && item === undefined,
      `${path}.item`,
      'Is missing: an award must say what it pays for',
    ),
    ...faultIf(kind !== 'award' && item !== undefined, `${path}.item`, `${ARTICLE[kind]} pays for nothing`),
  ];
}

function capsPart({ path, value: { kind, caps = [] } }: At<Measure>): FieldFault[] {
  return [
    ...faultIf(kind === 'cap' && caps.length === 0, `${path}.caps`, 'Is missing: a cap must say how much'),
    ...faultIf(kind !== 'cap' && kind !== 'award' && caps.length > 0, `${path}.caps`, `${ARTICLE[kind]} has no caps`),
  ];
}

function overPart({ path, value: { kind, over, payoutPct, dependsOn } }: At<Measure>): FieldFault[] {
  return [
    ...faultIf(kind !== 'cap' && over !== undefined, `${path}.over`, 'Only a cap limits other measures'),
    ...faultIf(kind !== 'award' && payoutPct !== undefined, `${path}.payoutPct`, `${ARTICLE[kind]} is not paid`),
    ...faultIf(kind !== 'award' && dependsOn !== undefined, `${path}.dependsOn`, `${ARTICLE[kind]} is not claimed`),
  ];
}

function saysPart({ path, value: { kind, says = [] } }: At<Measure>): FieldFault[] {
  const mustSay = kind === 'list' || kind === 'land-rule' || kind === 'restriction';
  return faultIf(
    mustSay && says.length === 0,
    `${path}.says`,
    `Is missing: ${ARTICLE[kind]} must say in words what it is`,
  );
}

/** Parts of a whole that are written in decimals need not add up to the last bit. */
const SUM_TOLERANCE = 1e-6;

function payoutFaults(payoutPct: readonly number[], path: string): FieldFault[] {
  const sum = payoutPct.reduce((total, part) => total + part, 0);
  return faultIf(Math.abs(sum - 100) > SUM_TOLERANCE, path, `Adds up to ${Number(sum.toFixed(6))}, not to 100`);
}
