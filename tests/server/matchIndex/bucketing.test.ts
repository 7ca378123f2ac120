import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { isWithin, type Offered } from '#server/domain/matching/offerBox.ts';
import { alikeIn } from '#server/matchIndex/bucketColumns.ts';
import { type Bucketing, createBucketing } from '#server/matchIndex/bucketing.ts';
import { bucketsOfImage, WILD } from '#server/matchIndex/buckets.ts';
import { KeyRoom } from '#server/matchIndex/codeKeys.ts';
import { candidateAt, createSpaceRecords, putRecord, type SpaceRecords } from '#server/matchIndex/spaceRecords.ts';
import { largeStock } from '#tests/properties/largeStock.ts';
import { wideFacts } from '#tests/support/wideFacts.ts';

const COLUMNS = alikeIn(CATALOGUE).map(([criterion]) => criterion);
const FACTS = [...new Set(COLUMNS.flatMap(({ reads }) => reads))];

/** Records as placed ones are: no more places than there are spaces, but for one that has none. */
function recordsOf(spaces: readonly Candidate[]): SpaceRecords {
  const records = createSpaceRecords(spaces.length + 1);
  for (const [place, candidate] of spaces.entries()) {
    records.ids.put(place, candidate.space.id);
    putRecord(records, place, candidate);
  }
  return records;
}

interface Filled {
  readonly bucketing: Bucketing;
  readonly bucketAt: Uint8Array;
}

function filled(criterion: Criterion, records: SpaceRecords, spaces: number): Filled {
  const all = records.siteAt.length;
  const bucketAt = new Uint8Array(all);
  const places = new Uint32Array(spaces).map((_, place) => place);
  const made = { room: new KeyRoom(all), places, bucketAt };
  return { bucketAt, bucketing: createBucketing(criterion, rowsOf(records), made) };
}

const rowsOf = ({ facts, table, siteAt }: SpaceRecords): Parameters<typeof createBucketing>[1] => ({
  facts,
  sites: table.sites,
  siteAt,
});

/** What a space offers, as it is judged. */
const offerOf = ({ criterion }: Bucketing, candidate: Candidate): Offered =>
  criterion.reads.length > 0 && criterion.readsPlaces ? criterion.offer(candidate) : criterion.judgedOffer(candidate);

/** What does not hold of how spaces are put into buckets: nothing, of all. */
function faultsOf(bucketing: Bucketing, spaces: readonly Candidate[]): string[] {
  const { buckets, bySite, criterion } = bucketing;
  return spaces.flatMap((candidate, place) => {
    const offer = offerOf(bucketing, candidate);
    const bucket = bucketing.bucketAt(place);
    const box = buckets.box(bucket);
    return [
      ...(isSame(bucketing.offerAt(place), offer) ? [] : [`offer of ${place} in ${criterion.id}`]),
      ...(bucket === buckets.bucketOf(offer) ? [] : [`bucket of ${place} in ${criterion.id}`]),
      ...((box === undefined ? bucket === WILD : isWithin(offer, box)) ? [] : [`box of ${place} in ${criterion.id}`]),
      ...((bySite === undefined) === criterion.reads.length > 0 ? [] : [`sites of ${criterion.id}`]),
    ];
  });
}

const isSame = (one: Offered, other: Offered): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Spaces that have one key and are not judged alike. */
function mixedUp({ keyAt, criterion }: Bucketing, spaces: readonly Candidate[]): string[] {
  const byKey = new Map<number, string>();
  return spaces.flatMap((candidate, place) => {
    const offer = JSON.stringify(criterion.judgedOffer(candidate));
    const known = byKey.get(keyAt(place)) ?? offer;
    byKey.set(keyAt(place), known);
    return known === offer || Number.isNaN(keyAt(place)) ? [] : [`key of ${place} in ${criterion.id}`];
  });
}

describe('how a criterion looks at spaces', () => {
  it('tells of each what it offers, by a key that no other offer has, and has it in a bucket that bounds it', () => {
    fc.assert(
      fc.property(largeStock, (all) => {
        const spaces = all.slice(0, 50);
        const records = recordsOf(spaces);
        for (const criterion of COLUMNS) {
          const { bucketing, bucketAt } = filled(criterion, records, spaces.length);

          expect([...bucketAt.subarray(0, -1)]).toEqual(spaces.map((_, place) => bucketing.bucketAt(place)));
          expect(faultsOf(bucketing, spaces)).toEqual([]);
          expect(mixedUp(bucketing, spaces)).toEqual([]);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('does so of spaces that change, on sites that come, with buckets that were made before', () => {
    const facts = fc.array(wideFacts(FACTS, 'some'), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(largeStock, facts, fc.boolean(), (all, others, isOfImage) => {
        const [first, further] = [all.slice(0, 40), all.slice(40, 60)];
        const records = recordsOf([...first, ...first.slice(0, 20)]);
        const bucketings = COLUMNS.map((criterion): Bucketing => {
          const { bucketing } = filled(criterion, records, first.length);
          const image = structuredClone(bucketing.buckets.image());
          return isOfImage ? createBucketing(criterion, rowsOf(records), bucketsOfImage(criterion, image)) : bucketing;
        });

        const changed = [...first.keys()].map((place): Candidate | undefined => {
          const one = candidateAt(records, place);
          const next = further[place] ?? one;
          return next && { ...next, space: { ...next.space, facts: others[place] ?? {} } };
        });
        const spaces = changed.flatMap((one) => one ?? []);
        for (const [place, candidate] of spaces.entries()) {
          putRecord(records, place, candidate);
          for (const bucketing of bucketings) bucketing.bucketAt(place);
        }

        for (const bucketing of bucketings) {
          expect(faultsOf(bucketing, spaces)).toEqual([]);
          expect(mixedUp(bucketing, spaces)).toEqual([]);
        }
      }),
      { numRuns: 5 },
    );
  });

  it.each([
    ['hardly any two of which offer the same', 30_000, 1],
    ['many of which offer the same', 3000, 10],
  ])('fills its buckets alike with spaces %s', (_, distinct, times) => {
    const facts = Array.from({ length: distinct }, (__, at): SpaceFacts => ({ floorLoadKnPerM2: 1 + at / 1000 }));
    const records = createSpaceRecords(distinct * times + 1);
    for (let place = 0; place < distinct * times; place += 1) records.facts.put(place, facts[place % distinct] ?? {});

    const { bucketAt } = filled(floorLoad, records, distinct * times);

    const counts = new Uint32Array(256);
    for (const bucket of bucketAt.subarray(0, -1)) counts[bucket] = (counts[bucket] ?? 0) + 1;
    // 255 buckets of 117.6 each; where offers are made ten times, of eleven or twelve offers.
    expect(Math.min(...counts.subarray(0, 255))).toBeGreaterThanOrEqual(110);
    expect(Math.max(...counts)).toBeLessThanOrEqual(125);
    expect(counts[WILD]).toBe(0);
  });
});
