import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CriterionId } from '#shared/criterion.ts';
import { type ApproximatePosition, type Position, type Region } from '#shared/position.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Resource } from '#shared/resource.ts';
import { type Offering } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { type Cover, coverLocation, coverOf, covering } from '#server/matchIndex/cover.ts';
import { NOWHERE, type Site } from '#server/matchIndex/siteTable.ts';
import { PLACES, SECTORS } from '#tests/support/arbitraries.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';
import { aPolygon, aStar, polygons } from '#tests/support/regions.ts';
import { aResource } from '#tests/support/surroundings.ts';

/** Where sites and what is asked of them lie, as far about as they reach, in degrees: so that rings and boundaries meet. */
interface Scene {
  readonly middle: Position;
  readonly reachDeg: number;
}

/** From a few hundred metres to most of South China. */
const scenes: fc.Arbitrary<Scene> = fc.record({
  middle: fc.tuple(within(112, 123), within(21, 32.5)),
  reachDeg: fc.constantFrom(0.003, 0.1, 1, 5),
});

const METRES_PER_DEGREE = 111_000;

function within(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

function positions({ middle: [lng, lat], reachDeg }: Scene, times = 1): fc.Arbitrary<Position> {
  const away = within(-times * reachDeg, times * reachDeg);
  return fc.tuple(away, away).map(([east, north]) => [lng + east, lat + north]);
}

/** Rings of up to 100 km, and none that is much larger than the scene. */
function locations(scene: Scene, times = 1): fc.Arbitrary<ApproximatePosition> {
  const most = Math.min(100_000, scene.reachDeg * METRES_PER_DEGREE);
  return fc.record({
    crs: fc.constant('WGS-84' as const),
    position: positions(scene, times),
    radiusM: fc.oneof(fc.constant(0), within(0, most / 10), within(0, most)),
  });
}

/** Some sites, of which few are nowhere known. */
function sites(scene: Scene): fc.Arbitrary<Site[]> {
  const one = fc
    .tuple(fc.option(locations(scene), { nil: undefined, freq: 20 }), fc.subarray([...PLACES]))
    .map(([location, placeIds]): Site => ({ park: { places: [] }, placeIds, ...(location && { location }) }));
  return fc.array(one, { minLength: 1, maxLength: 6 });
}

/** Stars, some with a hole of their own shape in them, some with another beside. */
function regions(scene: Scene): fc.Arbitrary<Region> {
  const sizesDeg = fc.constantFrom(0.2, 1).map((share) => share * scene.reachDeg);
  const spikes = fc.array(within(0.2, 1), { minLength: 3, maxLength: 8 });
  return fc
    .tuple(positions(scene, 2), sizesDeg, spikes, fc.constantFrom('whole', 'with a hole', 'with another'))
    .map(([centre, sizeDeg, shares, kind]) => {
      const star = (at: Position, share: number): Position[] =>
        aStar(
          at,
          shares.map((one) => one * share * sizeDeg),
        );
      if (kind === 'with a hole') return aPolygon(star(centre, 1), star(centre, 0.7));
      // Each reaches one size at most: three sizes apart they never touch.
      if (kind === 'with another') return polygons(star(centre, 1), star([centre[0] + 3 * sizeDeg, centre[1]], 1));
      return aPolygon(star(centre, 1));
    });
}

function reaches({ reachDeg }: Scene): fc.Arbitrary<{ readonly idealM: number; readonly limitM: number }> {
  return fc
    .tuple(within(0, 1), within(0, 2 * reachDeg * METRES_PER_DEGREE))
    .map(([share, limitM]) => ({ idealM: share * limitM, limitM }));
}

const somePlaces = fc.subarray([...PLACES], { minLength: 1 });

/** What may be asked of a place in a scene. */
const ASKS: Readonly<Record<CriterionId, (scene: Scene) => fc.Arbitrary<object>>> = {
  region: (scene) =>
    fc.oneof(
      fc.record({ within: regions(scene) }),
      fc.record({ within: regions(scene), places: somePlaces }),
      fc.record({ places: somePlaces }),
    ),
  distance: (scene) => fc.tuple(reaches(scene), positions(scene, 2)).map(([reach, to]) => ({ ...reach, to })),
  'nearest-resource': (scene) => reaches(scene).map((reach) => ({ ...reach, kind: 'firm' })),
  'chain-neighbours': (scene) =>
    fc.record({
      sectors: fc.subarray([...SECTORS], { minLength: 1 }),
      withinM: within(0, scene.reachDeg * METRES_PER_DEGREE),
      idealFirms: fc.constantFrom(1, 3),
    }),
};

/** Firms around, of some the place or the sectors not known. */
function firms(scene: Scene): fc.Arbitrary<Resource[]> {
  const one = fc.tuple(
    fc.option(locations(scene, 2), { nil: undefined, freq: 20 }),
    fc.option(fc.subarray([...SECTORS]), { nil: undefined }),
  );
  return fc
    .array(one, { maxLength: 4 })
    .map((some) =>
      some.map(([location, sectors], at) =>
        aResource({ id: `firm-${at}`, kind: 'firm', ...(location && { location }), ...(sectors && { sectors }) }),
      ),
    );
}

/** A criterion that is judged on rings, as it may be asked in a scene. */
function asked(id: CriterionId, scene: Scene): fc.Arbitrary<AskedCriterion> {
  return fc
    .tuple(ASKS[id]?.(scene) ?? fc.constant({}), fc.constantFrom('must' as const, 'prefer' as const), firms(scene))
    .map(([parameters, level, resources]) => askedOf({ [id]: { ...parameters, level } }, resources));
}

function askedOf(criteria: OpenRequirement['criteria'], resources: readonly Resource[] = []): AskedCriterion {
  const one = CATALOGUE.flatMap((criterion) => criterion.asked(circumstancesOf(criteria, { resources })) ?? [])[0];
  if (one === undefined) throw new Error('A criterion is asked for and finds nothing');
  return one;
}

function judged({ criterion, outcomeOf }: AskedCriterion, place: Omit<Offering, 'space'>) {
  return outcomeOf(criterion.offer({ ...place, space: { facts: {} } }));
}

/** A cover as the index has it judged. */
function judgedCover(one: AskedCriterion, { ring, placeIds }: Cover) {
  const location = coverLocation(ring, one.criterion.coverSlack ?? 1);
  return judged(one, { park: { places: [] }, placeIds, ...(location !== undefined && { location }) });
}

/** A cover of covers, as they lie on each other in the index: every two, and these. */
function coverOfCovers(some: readonly Site[]): Cover {
  const pairs = some.flatMap((_, at) => (at % 2 === 0 ? [some.slice(at, at + 2)] : []));
  return covering(pairs.map((pair) => covering(pair.map(coverOf))));
}

const ON_RINGS = CATALOGUE.filter(({ coverSlack }) => coverSlack !== undefined);

describe('what is asked of covers', () => {
  it('is asked for every criterion that is judged on rings', () => {
    expect(Object.keys(ASKS)).toEqual(ON_RINGS.map(({ id }) => id));
  });
});

describe.each(ON_RINGS)('the cover of sites, judged for $id', ({ id }) => {
  it('is unmet only where each site is, and satisfies at the most no less than each', () => {
    fc.assert(
      fc.property(
        scenes.chain((scene) => fc.tuple(sites(scene), asked(id, scene))),
        ([some, one]) => {
          const covers = [covering(some.map(coverOf)), coverOfCovers(some)].map((cover) => judgedCover(one, cover));
          const better = some.filter((site) => {
            const { verdict, satisfaction } = judged(one, site);
            return covers.some(
              (cover) =>
                (cover.verdict === 'unmet' && verdict !== 'unmet') || cover.satisfaction.high < satisfaction.high,
            );
          });

          expect(better).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe.each(['region', 'distance'])('what is told at once of the cover of sites for %s', (id) => {
  it('is that it is beyond what is asked only where each site is unmet', () => {
    fc.assert(
      fc.property(
        scenes.chain((scene) => fc.tuple(sites(scene), asked(id, scene))),
        ([some, one]) => {
          const covers = [covering(some.map(coverOf)), coverOfCovers(some)];
          const isBeyond = one.beyondOver?.({
            at: (number) => coverLocation(covers[number]?.ring, one.criterion.coverSlack ?? 1),
            placesAt: (number) => covers[number]?.placeIds ?? [],
          });
          const verdicts = covers.some((_, number) => isBeyond?.(number)) ? some.map((site) => judged(one, site)) : [];

          expect(verdicts.filter(({ verdict, satisfaction }) => verdict !== 'unmet' || satisfaction.high > 0)).toEqual(
            [],
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe.each(ON_RINGS)('a glance for $id', ({ id }) => {
  it('comes to what looking closely comes to', () => {
    fc.assert(
      fc.property(
        scenes.chain((scene) => fc.tuple(sites(scene), asked(id, scene))),
        ([some, one]) => {
          const spaces = some.map(({ placeIds, location }) =>
            aCandidate({}, { placeIds, ...(location && { location }) }),
          );

          expect(spaces.map((space) => one.outcomeOf(one.criterion.offer(space)))).toEqual(spaces.map(one.outcome));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('over the rings of a list comes to the same, in whatever order and however often they are asked about', () => {
    fc.assert(
      fc.property(
        scenes.chain((scene) => fc.tuple(sites(scene), asked(id, scene))),
        ([some, one]) => {
          const outcomeAt = one.outcomesOver?.({
            at: (number) => some[number]?.location,
            placesAt: (number) => some[number]?.placeIds ?? [],
          });
          if (outcomeAt === undefined) return;
          const numbers = [...some.keys()].reverse();

          const outcomes = [...numbers, ...numbers].map(outcomeAt);

          const closely = numbers.map((number) => judged(one, some[number] ?? NOWHERE));
          expect(outcomes).toEqual([...closely, ...closely]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a cover beside a region', () => {
  it('reaches out further than the boundary seems to lie', () => {
    // From the middle of the cover, at 118° E, 31° N, the nearest of the edge along 107.6° E seems to be its foot at 31° N,
    // 991 km away; a great circle that bends north is shorter, to the corner at 31.25° N, where one of the sites is.
    const corner: Position = [107.6, 31.25];
    const drawn = aPolygon([corner, [107.5, 21.4], [107.6, 21.4], corner]);
    const three = [corner, [128.4, 31.25], [118, 30.75]].map(([lng = 0, lat = 0]): Site => ({
      park: { places: [] },
      placeIds: [],
      location: { crs: 'WGS-84', position: [lng, lat], radiusM: 0 },
    }));
    const one = askedOf({ region: { level: 'must', within: drawn } });

    expect(three.map((site) => judged(one, site).verdict)).toEqual(['met', 'unmet', 'unmet']);
    expect(judgedCover(one, covering(three.map(coverOf))).verdict).toBe('unknown');
  });
});
