import { type FactId, type PolicyFacts } from '#shared/policy/facts.ts';
import { ANYTHING, exactly, type Interval } from './interval.ts';

/** Reads facts as numbers, and remembers which were asked for. */
export interface Reading {
  /** What the fact may be: anything not below zero where it is not given. */
  readonly number: (fact: FactId) => Interval;
  /** The facts asked for so far with what was given, in the order of their names. */
  readonly asked: () => { readonly fact: FactId; readonly given?: number }[];
}

/** Reads the facts of a claimant. Only numbers are read: the loader of policies refuses amounts by anything else. */
export function readingOf(facts: PolicyFacts): Reading {
  const asked = new Map<FactId, number | undefined>();
  return {
    number(fact) {
      const value = facts[fact];
      const given = typeof value === 'number' ? value : undefined;
      asked.set(fact, given);
      return given === undefined ? ANYTHING : exactly(given);
    },
    asked: () =>
      [...asked]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([fact, given]) => ({ fact, ...(given === undefined ? {} : { given }) })),
  };
}
