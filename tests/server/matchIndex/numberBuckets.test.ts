import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { effectiveCost } from '#server/domain/matching/criteria/effectiveCost.ts';
import { type Buckets, createBuckets, WILD } from '#server/matchIndex/buckets.ts';
import { NumberBuckets } from '#server/matchIndex/numberBuckets.ts';
import { OfferNumbers } from '#server/matchIndex/offerNumbers.ts';
import { createSpaceRecords, putRecord, type SpaceRecords } from '#server/matchIndex/spaceRecords.ts';
import { aCandidate } from '#tests/support/builders.ts';
import { wideFacts } from '#tests/support/wideFacts.ts';

/** Spaces of three parks, whose places are those of their park. */
const SITES = [
  { placeIds: ['cn', 'sz'], park: aCandidate().park },
  { placeIds: ['cn', 'gz'], park: { ...aCandidate().park, id: 'second' } },
  { placeIds: [], park: { ...aCandidate().park, id: 'third' } },
];

const RENT: SpaceFacts = { rentFenPerM2Month: 3000 };

/** Spaces of which some facts are known, or all: then many are alike. */
const candidates = (): fc.Arbitrary<Candidate[]> =>
  fc.constantFrom('some' as const, 'all' as const).chain((known) =>
    fc.array(
      fc
        .tuple(wideFacts(effectiveCost.reads, known), fc.constantFrom(...SITES))
        .map(([facts, site]) => aCandidate(facts, site)),
      { minLength: 1, maxLength: 30, size: 'max' },
    ),
  );

function recordsOf(all: readonly Candidate[]): SpaceRecords {
  const records = createSpaceRecords(all.length);
  for (const [place, candidate] of all.entries()) putRecord(records, place, candidate);
  return records;
}

/** Buckets made of the first of some spaces, so that further ones lie without. */
function bucketsOf(all: readonly Candidate[]): Buckets {
  const sample = all.slice(0, Math.ceil(all.length / 2));
  return createBuckets(
    effectiveCost,
    sample.map((one) => ({ offer: effectiveCost.offer(one), count: 1 })),
  );
}

function offersIn({ facts, siteAt, table }: SpaceRecords): OfferNumbers {
  const { madeOf } = effectiveCost;
  if (madeOf === undefined) throw new Error('It is not said of what costs are made');
  return new OfferNumbers(effectiveCost, madeOf, { facts, siteAt, sites: table.sites });
}

function bucketsByNumbers(all: readonly Candidate[], buckets: Buckets): number[] {
  const offers = offersIn(recordsOf(all));
  const byNumbers = new NumberBuckets(buckets, offers, (place) => effectiveCost.offer(all[place] ?? aCandidate()));
  return all.map((_, place) => byNumbers.bucketAt(place));
}

const boxes = (buckets: Buckets): unknown[] =>
  Array.from({ length: buckets.count }, (_, number) => [buckets.box(number), buckets.bucket(number).isSingle]);

describe('the buckets of offers that are read as numbers', () => {
  it('are those of the same offers as objects, and become as wide by them', () => {
    fc.assert(
      fc.property(candidates(), (all) => {
        const [byNumbers, byObjects] = [bucketsOf(all), bucketsOf(all)];

        expect(bucketsByNumbers(all, byNumbers)).toEqual(
          all.map((one) => byObjects.bucketOf(effectiveCost.offer(one))),
        );
        expect(boxes(byNumbers)).toEqual(boxes(byObjects));
      }),
    );
  });

  it('put a space whose like none of them was made of in no bucket', () => {
    const all = [aCandidate(RENT, SITES[0]), aCandidate(RENT, SITES[1])];

    expect(bucketsByNumbers(all, bucketsOf(all))).toEqual([0, WILD]);
  });

  it('take a space that is not to let for one of which nothing else is known', () => {
    const all = [
      aCandidate({ rentFenPerM2Month: 'none', areaM2: 700, rentFreeMonths: 2 }, SITES[0]),
      aCandidate({ rentFenPerM2Month: 'none' }, SITES[0]),
      aCandidate({ ...RENT, areaM2: 700 }, SITES[0]),
    ];
    const offers = offersIn(recordsOf(all));

    const kinds = all.map((_, place) => offers.read(place));
    offers.read(0);

    const offer = effectiveCost.offer(aCandidate({ rentFenPerM2Month: 'none' }, SITES[0]));
    const open = offers.names.slice(0, offers.open);
    expect([...offers.numbers.slice(0, offers.open)]).toEqual(open.map((name) => Number(offer[name])));
    expect(kinds[0]).toBe(kinds[1]);
    expect(kinds[0]).not.toBe(kinds[2]);
  });

  it('tell spaces apart by values that were not there when the first were read', () => {
    const all = [aCandidate(RENT, SITES[0]), aCandidate(RENT, SITES[0])];
    const records = recordsOf(all);
    const offers = offersIn(records);
    offers.read(0);
    records.facts.put(1, { ...RENT, areaM2: 700, divisibleFromM2: 70, rentFreeMonths: 2 });
    offers.refit();
    const kinds = [0, 1].map((place) => offers.read(place));

    expect(kinds[0]).toBe(kinds[1]);
    expect([...offers.numbers.slice(0, offers.open)]).toEqual([3000, 3000, 0, 4, 0, 1e15, 2, 2, 700, 700, 70, 70]);
  });
});
