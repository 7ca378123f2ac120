import { describe, expect, it } from 'vitest';
import { eiaPath } from '#server/domain/matching/criteria/eiaPath.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate } from '#tests/support/builders.ts';

describe('eia-path', () => {
  it.each([
    { offered: 'registration', verdict: 'unmet', because: 'a lighter approval' },
    { offered: 'report-form', verdict: 'met', because: 'just the approval' },
    { offered: 'report', verdict: 'met', because: 'a deeper approval' },
    { offered: 'none', verdict: 'unmet', because: 'only what needs no approval' },
  ] as const)('is $verdict when the site admits $because', ({ offered, verdict }) => {
    const check = asking(eiaPath, { path: 'report-form' }).check(aCandidate({ eiaPath: offered }));

    expect(check).toMatchObject({ verdict, facts: { requiredPath: 'report-form', offeredPath: offered } });
  });

  it('is met by a site that admits only what needs no approval, when the work needs none', () => {
    expect(asking(eiaPath, { path: 'none' }).check(aCandidate({ eiaPath: 'none' })).verdict).toBe('met');
  });

  it('is unknown when it is not known what the site admits', () => {
    expect(asking(eiaPath, { path: 'none' }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('is never proposed for change, as a matter of law', () => {
    expect(eiaPath.negotiable).toBe(false);
    expect(asking(eiaPath, { path: 'report' }).change(aCandidate({ eiaPath: 'none' }))).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['path'], because: 'no path is named' },
    { ask: { path: 'book' }, paths: ['path'], because: 'the path does not exist' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(eiaPath, ask)).toEqual(paths);
  });
});
