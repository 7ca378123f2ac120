import { type CriterionDescription, type FactValue } from '#shared/criterion.ts';
import { factText } from './fact.ts';
import { type Speaking } from './speaking.ts';

/** A change of one ask, as an answer gives it. */
export interface SaidChange {
  readonly criterion: string;
  readonly from?: FactValue | undefined;
  readonly to: FactValue;
}

/** Endings of names by the unit of a criterion's scale, for a change whose parameter is not known. */
const ENDING_BY_UNIT: Readonly<Record<string, string>> = {
  'm²': 'M2',
  'fen/m²·month': 'FenPerM2Month',
  fen: 'Fen',
  'kN/m²': 'KnPerM2',
  m: 'M',
  t: 'T',
  kVA: 'Kva',
  't/h': 'TPerH',
  'm³/h': 'M3PerH',
  'm³/day': 'M3PerDay',
};

/** Of what a change is: the criterion, and its parameters that change, where they are known. */
export interface ChangeOf {
  readonly criterion: CriterionDescription | undefined;
  readonly parameters: readonly string[];
}

/**
 * Both ends of a change in words, with their unit: that of the given parameters, else that of the criterion's scale.
 * Without `from` only the new value is said.
 */
export function changeText(change: SaidChange, of: ChangeOf, speaking: Speaking): string {
  const names = namesOf(of);
  const said = (value: FactValue): string => valueText([change.criterion, names], value, speaking);
  const to = said(change.to);
  if (change.from === undefined) return speaking.say('results.changeTo', { to });
  return speaking.say('results.changeFromTo', { from: said(change.from), to });
}

function namesOf({ criterion, parameters }: ChangeOf): readonly string[] {
  if (parameters.length > 0) return parameters;
  return [`value${ENDING_BY_UNIT[criterion?.scale.unit ?? ''] ?? ''}`];
}

function valueText(
  [criterion, names]: readonly [string, readonly string[]],
  value: FactValue,
  speaking: Speaking,
): string {
  if (Array.isArray(value) && names.length > 1) {
    return value
      .map((part, at) => factText(criterion, [names[at] ?? '', part], speaking))
      .join(speaking.say('criteria.joint'));
  }
  return factText(criterion, [names[0] ?? '', value], speaking);
}
