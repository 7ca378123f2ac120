import { type FieldFault } from '#shared/failure.ts';
import { type PlaceId } from '#shared/place.ts';
import { type Comparison, type Condition } from '#shared/policy/condition.ts';
import { FACTS } from '#shared/policy/facts.ts';
import { each, faultIf } from './surroundings.ts';
import { type FactKind, factKind } from './factKind.ts';

/** What conditions may refer to. */
export interface Referable {
  readonly placeIds: ReadonlySet<PlaceId>;
  /** The questions of the policy. */
  readonly asks: ReadonlySet<string>;
}

/** What is wrong in a tree of conditions: questions that the policy does not ask, comparisons that do not suit the fact. */
export function conditionFaults(condition: Condition, path: string, known: Referable): FieldFault[] {
  if ('all' in condition) return partsFaults(condition.all, `${path}.all`, known);
  if ('any' in condition) return partsFaults(condition.any, `${path}.any`, known);
  if ('not' in condition) return conditionFaults(condition.not, `${path}.not`, known);
  if ('ask' in condition)
    return faultIf(!known.asks.has(condition.ask), `${path}.ask`, `The policy has no question ${condition.ask}`);
  return comparisonFaults(condition, path, known);
}

function partsFaults(parts: readonly Condition[], path: string, known: Referable): FieldFault[] {
  return each(parts, path).flatMap((part) => conditionFaults(part.value, part.path, known));
}

/** The ways in which each kind of fact may be compared. */
const COMPARABLE: Readonly<Record<FactKind['kind'], readonly (keyof Comparison)[]>> = {
  'yes-no': ['is'],
  option: ['is', 'oneOf'],
  options: ['is', 'oneOf', 'allOf'],
  place: ['is', 'oneOf'],
  number: ['atLeast', 'atMost', 'above', 'below'],
  day: ['atLeast', 'atMost', 'above', 'below'],
};

function comparisonFaults(comparison: Comparison, path: string, { placeIds }: Referable): FieldFault[] {
  const { fact, ...rest } = comparison;
  const kind = factKind(fact);
  return Object.entries(rest).flatMap(([way, value]) => {
    if (!COMPARABLE[kind.kind].some((comparable) => comparable === way))
      return [{ path: `${path}.${way}`, message: `${fact} is ${NOUN[kind.kind]} and is not compared by ${way}` }];
    const compared = Array.isArray(value) ? each(value, `${path}.${way}`) : [{ path: `${path}.${way}`, value }];
    return compared.flatMap((one) => faultIf(!suits(one.value, comparison, placeIds), one.path, misfit(fact, kind)));
  });
}

const NOUN: Readonly<Record<FactKind['kind'], string>> = {
  'yes-no': 'yes or no',
  option: 'one of a list of words',
  options: 'a list of words',
  place: 'a place',
  number: 'a number',
  day: 'a day',
};

/** A value that the fact itself may have; what it may never have would decide nothing. */
function suits(value: unknown, { fact }: Comparison, placeIds: ReadonlySet<PlaceId>): boolean {
  if (factKind(fact).kind === 'place') return typeof value === 'string' && placeIds.has(value);
  return FACTS[fact].safeParse(factKind(fact).kind === 'options' ? [value] : value).success;
}

function misfit(fact: Comparison['fact'], kind: FactKind): string {
  if (kind.kind === 'place') return 'There is no such place';
  const words = 'options' in kind ? `: ${kind.options.join(', ')}` : '';
  return `Is no value of ${fact}, which is ${NOUN[kind.kind]}${words}`;
}
