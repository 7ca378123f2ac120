import fc from 'fast-check';
import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { SpaceFacts } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CENTRE } from '#tests/support/arbitraries.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';
import { wideFacts } from '#tests/support/wideFacts.ts';

const FACTS = SpaceFacts.keyof().options;

/** Parks near and far, some of them nowhere known. */
const PARKS = [0, 0.002, 0.01, 0.05, 0.3, 1.5, 4, undefined].map((awayDeg, at) =>
  aPark({
    id: `park-${at}`,
    places: [at % 3 === 2 ? 'gz' : 'sz-pingshan'],
    ...(at % 2 === 0 ? {} : { services: ['shared-instruments'] }),
    ...(awayDeg === undefined ? {} : { location: ringAt([CENTRE[0] - awayDeg, CENTRE[1] + awayDeg / 2], 200 * at) }),
  }),
);

function ringAt(position: Position, radiusM: number): ApproximatePosition {
  return { crs: 'WGS-84', position, radiusM };
}

/** What makes a space of the drafts: two of them, its park, its building, and how far from the park's it has a position of its own. */
const sketches = fc.tuple(
  fc.nat({ max: 99 }),
  fc.nat({ max: 99 }),
  fc.nat({ max: PARKS.length - 1 }),
  fc.constantFrom('A', 'B', 'C', undefined),
  fc.option(fc.integer({ min: -40, max: 40 }), { nil: undefined, freq: 3 }),
);

/**
 * Up to 600 spaces of eight parks on many sites, in a shuffled order of ids: enough for a tree of three levels. Each is put
 * together of two of some drafts, for as many spaces of arbitrary facts would take long to make.
 */
export const largeStock: fc.Arbitrary<Candidate[]> = fc
  .tuple(
    fc.array(wideFacts(FACTS, 'some'), { minLength: 4, maxLength: 30, size: 'max' }),
    fc.array(sketches, { maxLength: 600, size: 'max' }),
  )
  .map(([drafts, spaces]) =>
    spaces.map(([one, other, parkAt, building, awayHundredths], at) => {
      const [park = aPark()] = PARKS.slice(parkAt);
      const location =
        awayHundredths === undefined ? park.location : ringAt([CENTRE[0], CENTRE[1] + awayHundredths / 100], 0);
      const facts = mixed(drafts[one % drafts.length], drafts[other % drafts.length]);
      return {
        space: aSpace(facts, {
          // Seven is prime to 1,009: ids that do not sort as they were made.
          id: `s-${(7 * at) % 1009}`,
          parkId: park.id,
          ...(building !== undefined && { building }),
          ...(awayHundredths !== undefined && location && { location }),
        }),
        park,
        placeIds: park.places.includes('gz') ? ['cn', 'gz'] : ['cn', 'sz', 'sz-pingshan'],
        ...(location && { location }),
      };
    }),
  );

/** Every other fact of one space, and the rest of another. */
function mixed(one: SpaceFacts = {}, other: SpaceFacts = {}): SpaceFacts {
  return SpaceFacts.parse(
    Object.fromEntries(
      FACTS.map((fact, at) => [fact, (at % 2 === 0 ? one : other)[fact]] as const).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  );
}
