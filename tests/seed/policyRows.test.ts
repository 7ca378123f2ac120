import { describe, expect, it } from 'vitest';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Claimant } from '#server/domain/policy/facts.ts';
import { measuresAt } from '#server/domain/policy/measuresAt.ts';
import { readSeed } from '#seed/load.ts';
import { POLICY_ROWS } from './policies/all.ts';
import { type MeasureRows, type PolicyRows, type Row } from './policies/rows.ts';

const { policies, places } = await readSeed();
const above = placesAndAbove(places);
const TABLE = POLICY_ROWS.flatMap((policy) =>
  policy.measures.flatMap((measure) =>
    measure.rows.map((row) => ({ key: `${policy.policy}/${measure.measure}`, policy, measure, ...row })),
  ),
);

type Case = Row & { readonly key: string; readonly policy: PolicyRows; readonly measure: MeasureRows };

function claimantOf({ policy, measure, ...row }: Case): Claimant {
  const facts = { ...policy.facts, ...measure.facts, ...row.facts };
  const answers = { ...policy.answers, ...measure.answers, ...row.answers };
  const known = Object.entries(answers).filter(([ask]) => !row.unanswered?.includes(ask));
  return {
    asOf: row.asOf ?? '2026-11-22',
    placeIds: above([row.place ?? policy.place]),
    facts: Object.fromEntries(Object.entries(facts).filter(([fact]) => !row.without?.some((one) => one === fact))),
    awards: row.awards,
    answers: Object.fromEntries(known.map(([ask, answer]) => [`${policy.policy}/${ask}`, answer])),
  };
}

/** The verdict on the measure of a row, and what it pays in CNY. Where its policy does not hold, nobody is eligible. */
function judgedAs(row: Case): Pick<Row, 'verdict' | 'cny'> {
  const measures = measuresAt(policies, claimantOf(row), (id) => above([id]));
  const found = measures.find(({ judged: { id } }) => id === row.key);
  if (found === undefined) return { verdict: 'not-eligible' };
  const { verdict, amount } = found.judged;
  if (amount === undefined) return { verdict };
  return { verdict, cny: [inYuan(amount.lowFen), amount.highFen === undefined ? null : inYuan(amount.highFen)] };
}

function inYuan(fen: number): number {
  return fen / 100;
}

describe('the clauses', () => {
  it.each(TABLE.map((row) => [`${row.key}: ${row.verdict}, since ${row.because}`, row] as const))('%s', (_, row) => {
    const { verdict, cny: sums } = judgedAs(row);

    expect(verdict).toBe(row.verdict);
    if (row.cny !== undefined) expect(sums).toEqual(row.cny);
  });

  const clauses = policies.flatMap((policy) =>
    policy.measures.map((measure) => ({ key: `${policy.id}/${measure.id}`, kind: measure.kind })),
  );

  it.each(clauses.filter(({ kind }) => kind === 'award' || kind === 'cap-raise'))(
    '$key has a row for whoever is eligible, for whoever is not, and for whoever may be',
    ({ key }) => {
      const verdicts = new Set(TABLE.filter((row) => row.key === key).map(({ verdict }) => verdict));

      expect([...verdicts].sort()).toEqual(['eligible', 'not-eligible', 'unknown']);
    },
  );

  it('that are no awards have rows as well', () => {
    const others = clauses.filter(({ kind }) => kind !== 'award' && kind !== 'cap-raise');

    expect(others.filter(({ key }) => !TABLE.some((row) => row.key === key))).toEqual([]);
  });
});
