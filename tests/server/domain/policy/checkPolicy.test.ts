import { describe, expect, it } from 'vitest';
import { type Exclusion, type Limit, type Measure, type Policy } from '#shared/policy/policy.ts';
import { type PolicySurroundings, checkPolicies, checkPolicy } from '#server/domain/policy/checkPolicy.ts';

const TEXT = { zh: '条款', en: 'Clause' };
const AROUND: PolicySurroundings = {
  policies: [],
  places: [{ id: 'sz', zh: '深圳市', en: 'Shenzhen', level: 'city' }],
  sources: [{ id: 'P01', kind: 'gov', note: 'a text', cite: 'ok', url: 'https://example.org' }],
};

function award(id: string, rest: Partial<Measure> = {}): Measure {
  const benefit = { kind: 'fixed', amountFen: 100 } as const;
  return { id, ref: '1', title: TEXT, kind: 'award', item: 'rent', benefit, confidence: 'A', src: ['P01'], ...rest };
}

function aPolicy(id: string, measures: Measure[], rest: Partial<Policy> = {}): Policy {
  return {
    id,
    level: 'city',
    places: ['sz'],
    issuer: TEXT,
    title: TEXT,
    issued: '2025',
    beforeFairCompetition: false,
    eligibility: [],
    questions: [],
    documents: [],
    measures,
    limits: [],
    exclusions: [],
    notFound: [],
    ...rest,
  };
}

function limit(id: string, of: string[]): Limit {
  return { id, capFen: 100, per: 'firm-year', of, src: ['P01'] };
}

function exclusion(id: string, rest: Partial<Exclusion>): Exclusion {
  return { id, kind: 'best-of', says: TEXT, ...rest };
}

const pathsOf = (policy: Policy): string[] => checkPolicy(policy, AROUND).faults.map(({ path }) => path);
const three = [award('a'), award('b'), award('c')];

describe('a policy that is checked', () => {
  it('is given back as it is where nothing is wrong', () => {
    const policy = aPolicy('p', three);

    expect(checkPolicy(policy, AROUND)).toEqual({ policy, faults: [] });
  });

  it.each([null, 'policy', [], 7])('that is %j is none', (document) => {
    expect(checkPolicy(document, AROUND).faults).toMatchObject([{ path: 'body' }]);
  });

  it('of the wrong form is told its faults of form, all of them', () => {
    const { faults } = checkPolicy(
      { ...aPolicy('p', three), level: 'village', places: ['atlantis'], extra: 1 },
      AROUND,
    );

    expect(faults.map(({ path }) => path).sort()).toEqual(['extra', 'level']);
  });

  it('may have caps within one another, and caps apart', () => {
    const nested = [limit('inner', ['a']), limit('outer', ['a', 'b']), limit('other', ['c'])];

    expect(pathsOf(aPolicy('p', three, { limits: nested }))).toEqual([]);
  });

  it.each([
    { per: 'firm' as const, of: ['a'], paths: ['limits.1.of'], because: 'the other holds b in the first year only' },
    { per: 'firm-year' as const, of: ['a'], paths: [], because: 'in each year one lies within the other' },
    { per: 'firm' as const, of: ['a', 'b'], paths: [], because: 'it holds all that the other does' },
    { per: 'firm' as const, of: ['b'], paths: [], because: 'what it holds is paid at once' },
  ])('may cap $of per $per beside both in each year, a being paid over years: $paths, as $because', (row) => {
    const measures = [award('a', { payoutPct: [50, 50] }), award('b')];
    const limits = [limit('year', ['a', 'b']), { ...limit('other', row.of), per: row.per }];

    expect(pathsOf(aPolicy('p', measures, { limits }))).toEqual(row.paths);
  });

  it('may cap what a share ever pays, or what each award pays, over years only where no year is capped for more', () => {
    const share: Measure = award('a', {
      payoutPct: [50, 50],
      benefit: { kind: 'share-of-award', sharePct: 30, of: ['b', 'c'] },
      caps: [{ capFen: 100, per: 'firm' }],
    });
    const each: Measure = {
      id: 'each',
      ref: '2',
      title: TEXT,
      kind: 'cap',
      over: ['a'],
      caps: [{ capFen: 9, per: 'award' }],
      confidence: 'A',
      src: ['P01'],
    };
    const capped = [award('a', { payoutPct: [50, 50] }), award('b'), each];
    const limits = [limit('year', ['a', 'b'])];

    expect(pathsOf(aPolicy('p', [share, award('b'), award('c')], { limits }))).toEqual(['measures.0.caps.0']);
    expect(pathsOf(aPolicy('p', capped, { limits }))).toEqual(['limits.0.of']);
    expect(pathsOf(aPolicy('p', capped))).toEqual([]);
  });

  it('may not have caps that cross, those of clauses that are caps included', () => {
    const total: Measure = {
      id: 'total',
      ref: '2',
      title: TEXT,
      kind: 'cap',
      over: ['b', 'c'],
      caps: [{ capFen: 5, per: 'firm' }],
      confidence: 'A',
      src: ['P01'],
    };

    expect(pathsOf(aPolicy('p', [...three, total], { limits: [limit('ab', ['a', 'b'])] }))).toEqual(['limits.0.of']);
  });

  it('may have exclusions that share one award, and groups by item that share none', () => {
    const chain = [exclusion('ab', { of: ['a', 'b'] }), exclusion('bc', { of: ['b', 'c'] })];
    const items = [award('a'), award('b'), award('c', { item: 'export' }), award('d', { item: 'export' })];
    const byItem = [exclusion('items', { kind: 'same-item-once' }), exclusion('ac', { of: ['a', 'c'] })];

    expect(pathsOf(aPolicy('p', three, { exclusions: chain }))).toEqual([]);
    expect(pathsOf(aPolicy('p', items, { exclusions: byItem }))).toEqual([]);
  });

  it('may not close a ring of exclusions, by item neither', () => {
    const items = [award('a'), award('b'), award('c', { item: 'export' }), award('d', { item: 'export' })];
    const ring = [
      exclusion('items', { kind: 'same-item-once' }),
      exclusion('ac', { of: ['a', 'c'] }),
      exclusion('bd', { of: ['b', 'd'] }),
    ];

    expect(pathsOf(aPolicy('p', items, { exclusions: ring }))).toEqual(['exclusions.2']);
  });

  it('may refer to a policy in force, and not to the one whose place it takes', () => {
    const inForce = [aPolicy('city', [award('grant')]), aPolicy('p', [award('former')])];
    const refer = (ref: string) =>
      checkPolicy(aPolicy('p', [award('a', { dependsOn: [ref] })]), { ...AROUND, policies: inForce }).faults;

    expect(refer('city/*')).toEqual([]);
    expect(refer('p/former')).toMatchObject([{ path: 'measures.0.dependsOn.0' }]);
  });
});

describe('policies that are checked together', () => {
  it('may refer to one another, in whatever order', () => {
    const share = { kind: 'share-of-award', sharePct: 30, of: ['city/grant'] } as const;
    const district = aPolicy('district', [award('a', { benefit: { ...share, of: [...share.of] } })]);
    const city = aPolicy('city', [award('grant')]);

    expect(checkPolicies([district, city], AROUND).flatMap(({ faults }) => faults)).toEqual([]);
    expect(checkPolicies([city, district], AROUND).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('may not depend on one another in a ring, which is told at each of them', () => {
    const next = { one: 'two', two: 'three', three: 'one' };
    const ring = Object.entries(next).map(([id, other]) => aPolicy(id, [award('a', { dependsOn: [`${other}/*`] })]));

    expect(checkPolicies(ring, AROUND).map(({ faults }) => faults[0]?.message)).toEqual([
      'Closes a ring: one/a → two/a → three/a → one/a',
      'Closes a ring: two/a → three/a → one/a → two/a',
      'Closes a ring: three/a → one/a → two/a → three/a',
    ]);
  });

  it('do not hide that one of them is at fault', () => {
    const [good, bad] = checkPolicies([aPolicy('good', three), { id: 'bad' }], AROUND);

    expect(good?.faults).toEqual([]);
    expect(bad?.faults.length).toBeGreaterThan(5);
  });
});
