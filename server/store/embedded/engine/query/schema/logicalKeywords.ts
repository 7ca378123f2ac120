import { type Faults, type Keyword, listOperand } from './rule.ts';

/** The keywords that put schemas together. */
export const LOGICAL_KEYWORDS: Readonly<Record<string, Keyword>> = {
  allOf(operand, _, schemaOf) {
    const schemas = listOperand('allOf', operand).map(schemaOf);
    return (value) =>
      unless(
        schemas.every((faultsOf) => faultsOf(value).length === 0),
        'allOf',
        notSatisfied(schemas, value),
      );
  },
  anyOf(operand, _, schemaOf) {
    const schemas = listOperand('anyOf', operand).map(schemaOf);
    return (value) =>
      unless(
        schemas.some((faultsOf) => faultsOf(value).length === 0),
        'anyOf',
        notSatisfied(schemas, value),
      );
  },
  oneOf(operand, _, schemaOf) {
    const schemas = listOperand('oneOf', operand).map(schemaOf);
    return (value) => {
      const matching = schemas.flatMap((faultsOf, index) => (faultsOf(value).length === 0 ? [index] : []));
      if (matching.length === 1) return [];
      if (matching.length === 0) return [{ operatorName: 'oneOf', ...notSatisfied(schemas, value) }];
      return [{ operatorName: 'oneOf', reason: 'more than one subschema matched', matchingSchemaIndexes: matching }];
    };
  },
  not(operand, _, schemaOf) {
    const faultsOf = schemaOf(operand);
    return (value) => unless(faultsOf(value).length > 0, 'not', { reason: 'child expression matched' });
  },
};

function unless(passes: boolean, operatorName: string, fault: Readonly<Record<string, unknown>>) {
  return passes ? [] : [{ operatorName, ...fault }];
}

function notSatisfied(schemas: readonly Faults[], value: unknown) {
  const schemasNotSatisfied = schemas.flatMap((faultsOf, index) => {
    const details = faultsOf(value);
    return details.length > 0 ? [{ index, details }] : [];
  });
  return { schemasNotSatisfied };
}
