import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApproximatePosition } from '#shared/position.ts';
import { type Resource } from '#shared/resource.ts';
import { type SectorId } from '#shared/vocabulary.ts';
import { distanceRangeM } from '#server/domain/geo/ring.ts';
import { type Facts } from '#shared/criterion.ts';
import { chainNeighbours } from '#server/domain/matching/criteria/chainNeighbours.ts';
import { nearestResource } from '#server/domain/matching/criteria/nearestResource.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';

const place: fc.Arbitrary<ApproximatePosition> = fc.record({
  crs: fc.constant('WGS-84' as const),
  position: fc.tuple(fc.double({ min: 113, max: 116, noNaN: true }), fc.double({ min: 22, max: 23, noNaN: true })),
  radiusM: fc.constantFrom(0, 500, 20_000),
});
const firms: fc.Arbitrary<Resource[]> = fc
  .array(fc.record({ location: place, sectors: fc.subarray<SectorId>(['ivd', 'cgt', 'ai']) }, { requiredKeys: [] }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((found) =>
    found.map((rest, at) => ({
      id: `r-${at}`,
      kind: 'firm' as const,
      name: { zh: '企业', en: 'Firm' },
      places: ['sz'],
      demo: false,
      src: ['SEED'],
      ...rest,
    })),
  );

/** What a criterion compares of a space at a place, the firms being around. */
function factsOf(location: ApproximatePosition, resources: readonly Resource[], id: string): Facts | undefined {
  const criterion = id === 'nearest-resource' ? nearestResource : chainNeighbours;
  const asked = criterion.asked(
    circumstancesOf(
      {
        'nearest-resource': { level: 'must', kind: 'firm', idealM: 1000, limitM: 5000 },
        'chain-neighbours': { level: 'must', sectors: ['ivd'], withinM: 30_000, idealFirms: 3 },
      },
      { resources },
    ),
  );
  return asked?.check(aCandidate({}, { location })).facts;
}

describe('what is looked for around a space', () => {
  it('is found as if the distance to every resource were measured', () => {
    fc.assert(
      fc.property(place, firms, (from, resources) => {
        const aways = resources.flatMap(({ id, location }) =>
          location === undefined ? [] : [{ id, ...distanceRangeM(from, location) }],
        );
        const isSomeNowhere = aways.length < resources.length;
        const [nearest] = aways.toSorted((a, b) => a.high - b.high || (a.id < b.id ? -1 : 1));

        const facts = factsOf(from, resources, 'nearest-resource');

        expect(facts?.['offeredFromM']).toBe(isSomeNowhere ? 0 : Math.min(...aways.map(({ low }) => low)));
        expect(facts?.['offeredToM']).toBe(nearest?.high);
        expect(facts?.['offeredResource']).toBe(nearest?.id);
      }),
    );
  });

  it('is counted as if the distance to every firm were measured', () => {
    fc.assert(
      fc.property(place, firms, (from, resources) => {
        const mayCount = resources.filter(({ sectors = [] }) => sectors.length === 0 || sectors.includes('ivd'));
        const sure = mayCount.filter(({ sectors = [] }) => sectors.length > 0);
        const awayOf = ({ location }: Resource) =>
          location === undefined ? { low: 0, high: Infinity } : distanceRangeM(from, location);
        const nearestM = Math.min(...sure.map((firm) => awayOf(firm).high));

        const facts = factsOf(from, resources, 'chain-neighbours');

        expect(facts?.['offeredFromFirms']).toBe(sure.filter((firm) => awayOf(firm).high <= 30_000).length);
        expect(facts?.['offeredToFirms']).toBe(mayCount.filter((firm) => awayOf(firm).low <= 30_000).length);
        expect(facts?.['offeredNearestM']).toBe(nearestM < Infinity ? nearestM : undefined);
      }),
    );
  });
});
