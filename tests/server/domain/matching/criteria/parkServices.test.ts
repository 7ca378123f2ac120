import { describe, expect, it } from 'vitest';
import { parkServices } from '#server/domain/matching/criteria/parkServices.ts';
import { asking, faultPaths } from '#tests/support/asking.ts';
import { aCandidate, aPark } from '#tests/support/builders.ts';

const ASK = { allOf: ['canteen', 'shared-instruments'] };

describe('park-services', () => {
  // Share of the two services asked for: 2/2, 1/2, 0/2.
  it.each([
    { offered: ['shared-instruments', 'canteen'], verdict: 'met', satisfaction: 1, because: 'runs both' },
    { offered: ['canteen', 'dormitory'], verdict: 'unmet', satisfaction: 0.5, because: 'runs one of the two' },
    { offered: [], verdict: 'unmet', satisfaction: 0, because: 'runs none' },
  ] as const)(
    'is $verdict and satisfies $satisfaction when the park $because',
    ({ offered, verdict, satisfaction }) => {
      const candidate = aCandidate({}, { park: aPark({ services: [...offered] }) });

      const check = asking(parkServices, { ...ASK, level: 'prefer' }).check(candidate);

      expect(check).toEqual({
        verdict,
        satisfaction: { low: satisfaction, high: satisfaction },
        facts: { requiredServices: ['canteen', 'shared-instruments'], offeredServices: offered },
        derived: false,
      });
    },
  );

  it('is unknown when the services of the park are not known', () => {
    const check = asking(parkServices, { ...ASK, level: 'prefer' }).check(aCandidate());

    expect(check).toMatchObject({ verdict: 'unknown', satisfaction: { low: 0, high: 1 } });
  });

  it('says which services could be kept, one step for each given up', () => {
    const candidate = aCandidate({}, { park: aPark({ services: ['canteen'] }) });

    expect(asking(parkServices, ASK).change(candidate)).toEqual({
      from: ['canteen', 'shared-instruments'],
      to: ['canteen'],
      change: 0.1,
    });
  });

  it('proposes no change where nothing of the ask would be left', () => {
    const candidate = aCandidate({}, { park: aPark({ services: ['dormitory'] }) });

    expect(asking(parkServices, ASK).change(candidate)).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['allOf'], because: 'no service is named' },
    { ask: { allOf: [] }, paths: ['allOf'], because: 'the list is empty' },
    { ask: { allOf: ['canteen', 'canteen'] }, paths: ['allOf'], because: 'a service is named twice' },
    { ask: { allOf: ['canteen', 'sauna'] }, paths: ['allOf.1'], because: 'a service does not exist' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(parkServices, ask)).toEqual(paths);
  });
});
