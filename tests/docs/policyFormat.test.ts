import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Benefit, Cap } from '#shared/policy/benefit.ts';
import { Comparison, FixedTest } from '#shared/policy/condition.ts';
import { FactId, SITE_FACTS } from '#shared/policy/facts.ts';
import { Exclusion, Limit, Measure, Policy } from '#shared/policy/policy.ts';
import { AwardItem } from '#shared/policy/terms.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type FactUnit, factKind } from '#server/domain/policy/check/factKind.ts';
import { checkPolicies } from '#server/domain/policy/checkPolicy.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { readSeed } from '#seed/load.ts';

const manual = readFileSync(new URL('../../docs/policy-format.md', import.meta.url), 'utf8');
const seed = await readSeed();

/** Cells of the rows of the manual's tables, without the blanks around them. */
const rows = manual
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const UNITS: Readonly<Record<FactUnit, string>> = {
  fen: ', fen',
  usd: ', US dollars',
  pct: ', per cent',
  m2: ', m²',
  months: ', months',
  count: '',
};

/** The values of a fact as the manual writes them. */
function valuesOf(fact: FactId): string {
  const kind = factKind(fact);
  if (kind.kind === 'number') return `number${UNITS[kind.unit]}`;
  if (kind.kind === 'yes-no') return 'yes or no';
  if (!('options' in kind)) return kind.kind;
  return `${kind.kind === 'option' ? 'one of' : 'list of'} ${kind.options.map((one) => `\`${one}\``).join(' ')}`;
}

describe('the manual of policies', () => {
  it.each(FactId.options)('has the fact %s in its vocabulary, with all of its values', (fact) => {
    const row = rows.find(([, name, values]) => name === `\`${fact}\`` && values === valuesOf(fact));

    expect(row?.[3]).toMatch(/\w/u);
  });

  it('has no fact that there is none of', () => {
    const start = manual.indexOf('## The vocabulary');
    const table = manual.slice(start, manual.indexOf('## Benefits'));
    const named = [...table.matchAll(/^\| `(\w+)`/gmu)].map(([, name]) => name);

    expect(named).toEqual(FactId.options);
    expect(named.slice(0, Object.keys(SITE_FACTS).length)).toEqual(Object.keys(SITE_FACTS));
  });

  it.each(
    Object.entries({ policy: Policy, clause: Measure, limit: Limit, exclusion: Exclusion, cap: Cap }).flatMap(
      ([noun, schema]) => Object.keys(schema.shape).map((field) => ({ noun, field })),
    ),
  )('tells of the field $field of a $noun', ({ field }) => {
    expect(manual).toMatch(new RegExp(`[\`"]${field}[\`"]`, 'u'));
  });

  it.each(
    Benefit.options.flatMap((option) => Object.keys(option.shape).map((field) => [option.shape.kind.value, field])),
  )('tells of the benefit %s its field %s', (kind, field) => {
    const own = rows.filter(([, name]) => name?.includes(`\`${kind}\``)).join(' ');

    expect(field === 'kind' || own.includes(`\`${field}\``)).toBe(true);
  });

  it('tells of every way to compare, every kind of clause and exclusion, and every item', () => {
    const words = [
      ...Object.keys(Comparison.shape),
      ...Measure.shape.kind.options,
      ...Exclusion.shape.kind.options,
      ...AwardItem.options,
      ...Cap.shape.per.options,
    ];

    expect(words.filter((word) => !new RegExp(`[\`"]${word}[\`"]`, 'u').test(manual))).toEqual([]);
    expect(FixedTest.options).toEqual(['place', 'in-force', 'audience', 'prior-award', 'agreement']);
  });

  it('shows two policies that are read as they stand, and pay what the manual says of them', () => {
    const blocks = [...manual.matchAll(/^```json\n(.*?)^```/gmsu)].map(
      ([, block]) => JSON.parse(block ?? '') as unknown,
    );
    const policies = z.array(z.looseObject({ id: z.string() })).parse(blocks);
    const checked = checkPolicies(policies, { ...seed, policies: [] });

    expect(checked.flatMap(({ faults }) => faults)).toEqual([]);
    const above = placesAndAbove(seed.places);
    const { confirmed } = incentivesAt(
      { policies: checked.flatMap(({ policy }) => policy ?? []), placesFrom: (place) => above([place]) },
      {
        asOf: '2026-11-22',
        placeIds: above(['sz-pingshan']),
        facts: {
          registersAtSite: true,
          drugClass: '1',
          productStage: 'ph2',
          rdCostWithoutLabourFen: 3_000_000_000,
          revenueFenPerYear: 60_000_000_000,
        },
        awards: [],
        answers: { 'example-city/first-in-china': false },
      },
    );
    // 40 % of 30 million CNY is 12 million; 600 million a year pays 500,000; 30 % of 12 million is 3.6 million.
    expect(Object.fromEntries(confirmed.taken.map(({ id, fen }) => [id, fen / 100]))).toMatchObject({
      'example-city/phase-2': 12_000_000,
      'example-city/growth': 500_000,
      'example-district/share': 3_600_000,
    });
  });
});
