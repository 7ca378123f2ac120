import { type Say } from './speaking.ts';

/** Name of a criterion; its id where the texts have none yet. */
export function criterionName(say: Say, id: string): string {
  return say(`criteria.names.${id}`, { defaultValue: id });
}

/** Label of a criterion's parameter. */
export function parameterName(say: Say, criterion: string, parameter: string): string {
  return say([`criteria.parametersOf.${criterion}.${parameter}`, `criteria.parameters.${parameter}`], {
    defaultValue: parameter,
  });
}

/** Label of a word of one of the field's scales, as the criterion means it; the word itself where the texts have none. */
export function valueName(say: Say, criterion: string, value: string): string {
  return say([`criteria.valuesOf.${criterion}.${value}`, `criteria.values.${value}`], { defaultValue: value });
}
