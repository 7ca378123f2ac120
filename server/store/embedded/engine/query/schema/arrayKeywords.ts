import { orderedKey } from '../../orderedKey.ts';
import { type Faults, type Keyword, rule, sizeOperand } from './rule.ts';

/** The keywords about arrays; other values pass. */
export const ARRAY_KEYWORDS: Readonly<Record<string, Keyword>> = {
  minItems: (operand) => counted('minItems', operand, (count, bound) => count >= bound),
  maxItems: (operand) => counted('maxItems', operand, (count, bound) => count <= bound),
  uniqueItems: (operand) =>
    rule('uniqueItems', operand, {
      reason: 'found a duplicate item',
      passes: (value) => operand !== true || !Array.isArray(value) || isDistinct(value),
    }),
  items(operand, _, schemaOf) {
    if (!Array.isArray(operand)) return ofItems('items', () => schemaOf(operand));
    const schemas = operand.map(schemaOf);
    return ofItems('items', (at) => schemas[at]);
  },
  additionalItems(operand, { items }, schemaOf) {
    const listed = Array.isArray(items) ? items.length : Infinity;
    if (typeof operand === 'boolean')
      return rule('additionalItems', operand, {
        reason: 'found additional items',
        passes: (value) => operand || !Array.isArray(value) || value.length <= listed,
      });
    const schema = schemaOf(operand);
    return ofItems('additionalItems', (at) => (at < listed ? undefined : schema));
  },
};

/** Tells of the first item that does not match. */
function ofItems(operatorName: string, schemaAt: (at: number) => Faults | undefined): Faults {
  return (value) => {
    if (!Array.isArray(value)) return [];
    for (const [itemIndex, item] of value.entries()) {
      const details = schemaAt(itemIndex)?.(item) ?? [];
      if (details.length > 0)
        return [{ operatorName, reason: 'At least one item did not match the sub-schema', itemIndex, details }];
    }
    return [];
  };
}

function counted(name: string, operand: unknown, keeps: (count: number, bound: number) => boolean): Faults {
  const bound = sizeOperand(name, operand);
  return rule(name, operand, {
    reason: 'array did not match specified length',
    passes: (value) => !Array.isArray(value) || keeps(value.length, bound),
  });
}

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => orderedKey(value).toString('latin1'))).size === values.length;
}
