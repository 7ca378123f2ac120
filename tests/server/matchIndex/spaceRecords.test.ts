import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BilingualText } from '#shared/text.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { placedOf } from '#server/matchIndex/placed.ts';
import {
  candidateAt,
  candidatesIn,
  copyRecord,
  createSpaceRecords,
  putRecord,
  type SpaceRecords,
} from '#server/matchIndex/spaceRecords.ts';
import { filledPlaces } from '#server/matchIndex/treeArrays.ts';
import { largeStock } from '#tests/properties/largeStock.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { aCandidate, aPark, aSpace } from '#tests/support/builders.ts';
import { at } from '#tests/support/surroundings.ts';

function recordsOf(candidates: readonly Candidate[]): SpaceRecords {
  const records = createSpaceRecords(candidates.length);
  for (const [place, candidate] of candidates.entries()) {
    records.ids.put(place, candidate.space.id);
    putRecord(records, place, candidate);
  }
  return records;
}

const backFrom = (candidates: readonly Candidate[]): unknown[] => {
  const records = recordsOf(candidates);
  return candidates.map((_, place) => candidateAt(records, place));
};

describe('records of spaces', () => {
  it('give back candidates equal to those that were taken in', () => {
    fc.assert(
      fc.property(stock({ maxLength: 60 }), (candidates) => {
        expect(backFrom(candidates)).toStrictEqual(candidates);
      }),
    );
  });

  it('give back what is rare: other parks, positions, names and provenances than the rest have', () => {
    const here = at([114.36, 22.69], 500);
    const candidates = [
      aCandidate(),
      aCandidate({}, { space: aSpace({}, { parkId: 'another' }) }),
      aCandidate({}, { location: here }),
      aCandidate({}, { location: here, space: aSpace({}, { location: at([114.4, 22.7]) }) }),
      aCandidate({}, { location: here, space: aSpace({}, { location: { ...here, basis: 'surveyed' } }) }),
      aCandidate({}, { park: aPark({ notes: ['sold'] }) }),
      aCandidate({}, { placeIds: ['cn'] }),
      aCandidate({}, { space: aSpace({}, { provenance: { from: 'test', on: '2026-11-22' }, demo: true }) }),
      aCandidate({}, { space: aSpace({}, { name: { zh: '一号楼101', en: 'Another' }, building: '1' }) }),
      aCandidate({}, { space: aSpace({}, { name: { zh: '一号楼101', en: 'Yet another' }, id: 'A_1.b' }) }),
    ];

    expect(backFrom(candidates)).toStrictEqual(candidates);
  });

  it('give back more distinct names than are kept as such', () => {
    const names = Array.from({ length: 16_500 }, (_, number) => ({
      zh: `\uFEFF楼${number}😀`,
      en: `Building ${number}`,
    }));
    const records = createSpaceRecords(names.length);
    for (const [place, name] of names.entries()) records.names.put(place, name);
    const turned = {
      from: new Uint32Array(names.length).map((_, place) => names.length - 1 - place),
      places: names.length,
    };

    const moved = records.names.moved(turned);

    expect(names.map((_, place) => records.names.at(place))).toEqual(names);
    expect(names.map((_, place) => moved.at(place))).toEqual(names.toReversed());
    expect(moved.bytes.used).toBe(records.names.bytes.used);
  });

  it('take no bytes for a name that is put again, and let go of those of a name that is no more', () => {
    const { names } = createSpaceRecords(16_500);
    const nameOf = (number: number): BilingualText => ({ zh: `楼${number}`, en: `Building ${number}` });
    for (let place = 0; place < 16_500; place += 1) names.put(place, nameOf(place));
    const { used } = names.bytes;

    for (let place = 16_400; place < 16_500; place += 1) names.put(place, nameOf(place));
    const again = names.bytes.used;
    for (let place = 16_400; place < 16_500; place += 1) names.put(place, nameOf(60_000 + place));
    const moved = names.moved({ from: Uint32Array.of(16_499, 3), places: 2 });

    expect(again).toBe(used);
    expect([moved.at(0), moved.at(1)]).toEqual([nameOf(76_499), nameOf(3)]);
    // Four bytes of lengths, three of 楼, five digits, and "Building " with five more.
    expect(moved.bytes.used).toBe(4 + 8 + 14);
  });

  it('refuse an id that is none', () => {
    const { ids } = createSpaceRecords(1);

    expect(() => {
      ids.put(0, '一');
    }).toThrow(RangeError);
    expect(() => {
      ids.put(0, 'a'.repeat(256));
    }).toThrow(RangeError);
  });

  it('put what is known of one space in place of another', () => {
    fc.assert(
      fc.property(
        stock({ maxLength: 20 }).filter(({ length }) => length > 1),
        (candidates) => {
          const records = recordsOf(candidates);

          copyRecord(records, candidates.length - 1, 0);

          expect(candidateAt(records, 0)).toStrictEqual(candidates.at(-1));
        },
      ),
    );
  });
});

describe('a stock that is laid out as a tree', () => {
  it('has every candidate once', () => {
    fc.assert(
      fc.property(largeStock, (candidates) => {
        const placed = placedOf(candidates, CATALOGUE);

        const laidOut = candidatesIn(placed.records, [...filledPlaces(placed.tree)]);

        const byId = (all: readonly Candidate[]): Candidate[] =>
          all.toSorted((a, b) => (a.space.id < b.space.id ? -1 : 1));
        expect(byId(laidOut)).toStrictEqual(byId(candidates));
      }),
      { numRuns: 20 },
    );
  });
});
