import { type FactId } from '#shared/policy/facts.ts';
import { factField } from '#client/features/requirement/company/factFields.ts';
import { listOf, recordOf } from './document.ts';

/** What a node of a condition is; what is none of them yet is undefined. */
export const NODE_KINDS = ['fact', 'all', 'any', 'not', 'ask'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export function nodeKind(node: unknown): NodeKind | undefined {
  const keys = recordOf(node);
  return NODE_KINDS.find((kind) => kind in keys);
}

/** A node of another kind, which keeps what the kinds have in common: the parts of all and any, and the one of not. */
export function nodeOfKind(node: unknown, kind: NodeKind): Readonly<Record<string, unknown>> {
  switch (kind) {
    case 'all':
    case 'any':
      return { [kind]: partsIn(node) };
    case 'not':
      return { not: partsIn(node)[0] ?? {} };
    case 'fact':
      return { fact: '' };
    case 'ask':
      return { ask: '' };
  }
}

/** What is below a node; a leaf stands for itself. */
function partsIn(node: unknown): readonly unknown[] {
  const { all, any, not } = recordOf(node);
  if (not !== undefined) return [not];
  return Array.isArray(all ?? any) ? listOf(all ?? any) : [node];
}

/** Ways to compare a fact. */
export type Operator = 'is' | 'oneOf' | 'allOf' | 'atLeast' | 'atMost' | 'above' | 'below';

const ORDERED: readonly Operator[] = ['atLeast', 'atMost', 'above', 'below'];

/** How a fact can be compared, the most common way first. */
export function operatorsOf(fact: FactId): readonly Operator[] {
  switch (factField(fact).kind) {
    case 'truth':
      return ['is'];
    case 'choice':
    case 'place':
      return ['is', 'oneOf'];
    case 'choices':
      return ['is', 'oneOf', 'allOf'];
    case 'day':
    case 'number':
      return ORDERED;
  }
}

/** The way in which a comparison compares; the fact's most common one where it has none. */
export function operatorIn(comparison: unknown, fact: FactId): Operator {
  const keys = recordOf(comparison);
  const operators = operatorsOf(fact);
  return operators.find((operator) => operator in keys) ?? operators[0] ?? 'is';
}
