import { describe, expect, it } from 'vitest';
import { sectorAdmitted } from '#server/domain/matching/criteria/sectorAdmitted.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';

describe('sector-admitted', () => {
  it.each([
    { offered: ['device', 'ivd'], verdict: 'met', because: 'are it and another' },
    { offered: ['device'], verdict: 'unmet', because: 'are only another' },
    { offered: [], verdict: 'unmet', because: 'are none' },
  ] as const)('is $verdict when the sectors admitted $because', ({ offered, verdict }) => {
    const check = asking(sectorAdmitted, { sector: 'ivd' }).check(aCandidate({ admittedSectors: [...offered] }));

    expect(check).toMatchObject({ verdict, facts: { requiredSector: 'ivd', offeredSectors: offered } });
  });

  it('asks for the sector of the requirement where it has none of its own', () => {
    const circumstances = circumstancesOf(
      { 'sector-admitted': { level: 'must' } },
      { requirement: { sector: 'vaccine' } },
    );

    const check = sectorAdmitted.asked(circumstances)?.check(aCandidate({ admittedSectors: ['vaccine'] }));

    expect(check).toMatchObject({ verdict: 'met', facts: { requiredSector: 'vaccine' } });
  });

  it('puts its own sector before that of the requirement', () => {
    const circumstances = circumstancesOf(
      { 'sector-admitted': { level: 'must', sector: 'cgt' } },
      { requirement: { sector: 'vaccine' } },
    );

    const check = sectorAdmitted.asked(circumstances)?.check(aCandidate({ admittedSectors: ['vaccine'] }));

    expect(check).toMatchObject({ verdict: 'unmet', facts: { requiredSector: 'cgt' } });
  });

  it('is unknown when it is not known what is admitted', () => {
    expect(asking(sectorAdmitted, { sector: 'ivd' }).check(aCandidate()).verdict).toBe('unknown');
  });

  it('is unknown when no sector is named anywhere', () => {
    const check = asking(sectorAdmitted).check(aCandidate({ admittedSectors: ['ivd'] }));

    expect(check).toMatchObject({ verdict: 'unknown', facts: { offeredSectors: ['ivd'] } });
  });

  it('is never proposed for change, as a matter of law', () => {
    expect(sectorAdmitted.negotiable).toBe(false);
  });

  it.each([
    { ask: {}, paths: [], because: 'the sector may stand in the requirement' },
    { ask: { sector: 'steel' }, paths: ['sector'], because: 'the sector does not exist' },
    { ask: { sector: { $gt: '' } }, paths: ['sector'], because: 'the sector is no text' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(sectorAdmitted, ask)).toEqual(paths);
  });
});
