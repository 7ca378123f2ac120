import { type Place, type PlaceId } from '#shared/place.ts';
import { type Benefit } from '#shared/policy/benefit.ts';
import { type Condition } from '#shared/policy/condition.ts';
import { type FactId } from '#shared/policy/facts.ts';
import { type Policy } from '#shared/policy/policy.ts';

/** The facts that some policies ask for: in their conditions, for their amounts, and by whom they shut out. */
export function factsAsked(policies: readonly Policy[]): ReadonlySet<FactId> {
  return new Set(policies.flatMap((policy) => [...inConditions(policy), ...inAmounts(policy), ...inTests(policy)]));
}

function inConditions({ when, measures }: Policy): FactId[] {
  return [when, ...measures.map((measure) => measure.when)].flatMap((condition) =>
    condition ? inTree(condition) : [],
  );
}

function inTree(condition: Condition): FactId[] {
  if ('all' in condition) return condition.all.flatMap(inTree);
  if ('any' in condition) return condition.any.flatMap(inTree);
  if ('not' in condition) return inTree(condition.not);
  return 'fact' in condition ? [condition.fact] : [];
}

function inAmounts({ measures }: Policy): FactId[] {
  return measures.flatMap(({ benefit }) => (benefit === undefined ? [] : reckonedBy(benefit)));
}

function reckonedBy(benefit: Benefit): FactId[] {
  if (benefit.kind === 'percentage') return [benefit.base, ...areaOf(benefit.baseCeiling)];
  if (benefit.kind === 'per-m2') {
    return [...areaOf(benefit), ...(benefit.aboveShare === undefined ? [] : [benefit.aboveShare.share])];
  }
  if (benefit.kind === 'tiered' || benefit.kind === 'stepped') return [benefit.fact];
  if (benefit.kind === 'loan-interest') return ['loanInterestFenPerYear'];
  return benefit.kind === 'talent' ? ['talents'] : [];
}

const areaOf = (part: { readonly area: FactId } | undefined): FactId[] => (part === undefined ? [] : [part.area]);

function inTests({ exclusions, measures }: Policy): FactId[] {
  return [
    ...(exclusions.some(({ kind }) => kind === 'agreement') ? ['hasAgreement' as const] : []),
    ...(measures.some(({ audience }) => audience !== undefined) ? ['isBuildingOwner' as const] : []),
  ];
}

/** The policies that may hold where space is looked for: of those places, and of all above and below them; all where no place is asked for. */
export function policiesAround(
  asked: readonly PlaceId[],
  { policies, places }: { readonly policies: readonly Policy[]; readonly places: readonly Place[] },
): readonly Policy[] {
  if (asked.length === 0) return policies;
  const parents = new Map(places.map(({ id, parent }) => [id, parent]));
  const upFrom = (id: PlaceId | undefined): PlaceId[] => (id === undefined ? [] : [id, ...upFrom(parents.get(id))]);
  const above = new Set(asked.flatMap(upFrom));
  return policies.filter((policy) =>
    policy.places.some((id) => above.has(id) || upFrom(id).some((higher) => asked.includes(higher))),
  );
}
