import { describe, expect, it } from 'vitest';
import { FactId } from '#shared/policy/facts.ts';
import { Comparison } from '#shared/policy/condition.ts';
import { nodeKind, nodeOfKind, operatorIn, operatorsOf } from '#client/features/policyDrafts/conditions.ts';

const LEAF = { fact: 'isListed', is: true };

describe('a node of a condition', () => {
  it.each([
    { from: { all: [LEAF] }, kind: 'any', to: { any: [LEAF] } },
    { from: LEAF, kind: 'all', to: { all: [LEAF] } },
    { from: LEAF, kind: 'not', to: { not: LEAF } },
    { from: { not: LEAF }, kind: 'any', to: { any: [LEAF] } },
    { from: { all: [] }, kind: 'not', to: { not: {} } },
    { from: LEAF, kind: 'ask', to: { ask: '' } },
  ] as const)('becomes $kind and keeps its parts', ({ from, kind, to }) => {
    expect(nodeOfKind(from, kind)).toEqual(to);
  });

  it('is of no kind while nothing is chosen', () => {
    expect([nodeKind({}), nodeKind(undefined), nodeKind(LEAF)]).toEqual([undefined, undefined, 'fact']);
  });
});

describe('a comparison', () => {
  it.each(FactId.options)('of %s has only ways that the format knows', (fact) => {
    expect(operatorsOf(fact).filter((operator) => !(operator in Comparison.shape))).toEqual([]);
  });

  it('compares in the way that it has, else in the most common one', () => {
    expect([operatorIn({ fact: 'staff', below: 5 }, 'staff'), operatorIn({ fact: 'staff' }, 'staff')]).toEqual([
      'below',
      'atLeast',
    ]);
  });
});
