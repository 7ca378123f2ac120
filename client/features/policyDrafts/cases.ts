import { type DraftCase, type Expectation } from '#shared/policy/draft.ts';
import { type FactId, PolicyFacts } from '#shared/policy/facts.ts';
import { given } from '#client/app/given.ts';

/** A new case: a company of which nothing is known. */
export function newCase(
  asOf: string,
  { placeId, measure, name }: { readonly placeId: string; readonly measure: string; readonly name: string },
): DraftCase {
  return { name, asOf, placeId, facts: {}, expected: [{ measure, verdict: 'unknown' }] };
}

/** A case with another value of a fact; undefined takes it away, and what cannot be changes nothing. */
export function withFact(one: DraftCase, fact: FactId, value: unknown): DraftCase {
  const rest = Object.fromEntries(Object.entries(one.facts).filter(([name]) => name !== fact));
  const read = PolicyFacts.safeParse(value === undefined ? rest : { ...rest, [fact]: value });
  return read.success ? { ...one, facts: read.data } : one;
}

/** A case with another answer to a question; undefined takes it away. */
export function withAnswer(one: DraftCase, ask: string, said: boolean | undefined): DraftCase {
  const { answers = {}, ...rest } = one;
  const others = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== ask));
  const next = said === undefined ? others : { ...others, [ask]: said };
  return Object.keys(next).length === 0 ? rest : { ...rest, answers: next };
}

/** A case whose expectation at a place is another one; undefined takes it out. */
export function withExpectation(one: DraftCase, at: number, next: Expectation | undefined): DraftCase {
  const expected = one.expected.flatMap((old, index) => (index === at ? (next ?? []) : old));
  return { ...one, expected };
}

/** An expectation with another sum in yuan; nothing entered is nothing expected. */
export function withSum(expected: Expectation, name: 'lowFen' | 'highFen', yuan: number | undefined): Expectation {
  const { measure, verdict, lowFen, highFen } = expected;
  const sums = { lowFen, highFen, [name]: yuan === undefined ? undefined : Math.round(yuan * FEN_PER_YUAN) };
  return { measure, verdict, ...given(sums) };
}

export const FEN_PER_YUAN = 100;
