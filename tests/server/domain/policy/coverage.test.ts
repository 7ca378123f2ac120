import { describe, expect, it } from 'vitest';
import { type Measure } from '#shared/policy/policy.ts';
import { coverageOf } from '#server/domain/policy/coverage.ts';
import { readSeed } from '#seed/load.ts';

const { places, policies } = await readSeed();
const coverage = coverageOf(places, policies);
const covered = (id: string) => coverage.find((place) => place.id === id);

describe('the coverage of policies', () => {
  it('tells of every place once: the nation first, each city before its districts', () => {
    const ids = coverage.map(({ id }) => id);

    expect([...ids].sort()).toEqual(places.map(({ id }) => id).sort());
    expect(ids.slice(0, 3)).toEqual(['cn', 'sz', 'sz-pingshan']);
    expect(ids.indexOf('gz-nansha')).toBeGreaterThan(ids.indexOf('gz'));
    expect(ids.indexOf('gz-nansha')).toBeLessThan(ids.indexOf('sh'));
  });

  it('counts every clause of every policy at its own place', () => {
    const all = coverage.flatMap((place) => place.policies);

    expect(all).toHaveLength(25);
    expect(all.reduce((sum, { clauses }) => sum + clauses, 0)).toBe(99);
    expect(covered('sz')?.policies.map(({ id }) => id)).toEqual([
      'sz-2022-10-bio',
      'sz-2022-10-device',
      'sz-2022-10-health',
      'sz-2025-3',
    ]);
  });

  it('says how sure the clauses are', () => {
    // Of nine clauses of the Shenzhen measures one, the land clause, is of one weak page; seven are awards, one raises caps.
    expect(covered('sz')?.policies[0]).toMatchObject({ clauses: 9, awards: 7, byConfidence: { A: 0, B: 8, C: 1 } });
  });

  it('says whether both ends of the days in force are known, one or none', () => {
    expect(covered('gz-huangpu')?.policies[0]?.validity).toBe('known');
    expect(covered('cn')?.policies[0]?.validity).toBe('in-part');
    expect(covered('sz-pingshan')?.policies[0]?.validity).toBe('not-found');
  });

  it('tells what was not found, of the policy and of its clauses', () => {
    const [policy] = covered('gz-nansha')?.policies ?? [];

    expect(policy?.notFound.map(({ clause, text }) => [clause, text.en])).toEqual([
      [undefined, 'cap of the second'],
      ['foreign-gene', 'cap'],
    ]);
  });

  it('names places of which no policy is in', () => {
    const bare = coverage.filter((place) => place.policies.length === 0).map(({ id }) => id);

    expect(bare).toEqual(
      expect.arrayContaining(['zs', 'zs-cuiheng-new-area', 'sz-dapeng', 'hz-qiantang', 'hz-linping', 'xm-haicang']),
    );
    expect(bare).not.toContain('sz');
  });

  it('says when clauses were read, and of how many that was not recorded', () => {
    const [policy] = policies.filter(({ id }) => id === 'ba-2025');
    if (policy === undefined) throw new Error('The seed has lost ba-2025');
    const read = (days: readonly (string | undefined)[]): Measure[] =>
      policy.measures.map((measure, index) => {
        const readOn = days[index];
        return readOn === undefined ? measure : { ...measure, readOn };
      });
    const told = (days: readonly (string | undefined)[]) =>
      coverageOf(places, [{ ...policy, measures: read(days) }]).flatMap((place) => place.policies)[0];

    expect(told(['2026-11-20', '2026-11-02'])).toMatchObject({
      readOn: { first: '2026-11-02', last: '2026-11-20' },
      readOnNotRecorded: 0,
    });
    expect(told([undefined, '2026-11-02'])).toMatchObject({ readOnNotRecorded: 1 });
    expect(told([])).not.toHaveProperty('readOn');
  });

  it('tells of a place that hangs below none as well', () => {
    const lost = { id: 'lost', zh: '某地', en: 'Lost', level: 'district', parent: 'nowhere' } as const;

    expect(coverageOf([...places, lost], []).at(-1)).toMatchObject({ id: 'lost', policies: [] });
  });
});
