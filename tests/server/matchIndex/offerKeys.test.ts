import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpaceFacts } from '#shared/space.ts';
import { cleanroom } from '#server/domain/matching/criteria/cleanroom.ts';
import { gmpRegime } from '#server/domain/matching/criteria/gmpRegime.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { KeyRoom } from '#server/matchIndex/codeKeys.ts';
import { createFactColumns, type FactColumns } from '#server/matchIndex/factColumns.ts';
import { OfferKeys } from '#server/matchIndex/offerKeys.ts';
import { aCandidate } from '#tests/support/builders.ts';
import { wideFacts } from '#tests/support/wideFacts.ts';

/** What is read of two facts as they are. */
const PLAIN = { reads: ['areaM2', 'freshAirIntake'] } as const satisfies Pick<Criterion, 'reads'>;

const READS = [...new Set([...cleanroom.reads, ...PLAIN.reads])];
const spaces = fc.array(wideFacts(READS, 'some'), { minLength: 1, maxLength: 40, size: 'max' });

function columnsOf(all: readonly SpaceFacts[]): FactColumns {
  const columns = createFactColumns(all.length);
  for (const facts of all) columns.add(facts);
  return columns;
}

const siteAt = (all: readonly SpaceFacts[]): Uint32Array => new Uint32Array(all.length);

/** What of facts a criterion reads, in its order. */
const readOf = (facts: SpaceFacts, { reads }: Pick<Criterion, 'reads'>): string =>
  JSON.stringify(reads.map((fact) => facts[fact]));

const judged = (facts: SpaceFacts): string => JSON.stringify(cleanroom.judgedOffer(aCandidate(facts)));

describe('the keys of offers', () => {
  it('are the same where what is read is, and give it back', () => {
    fc.assert(
      fc.property(spaces, (all) => {
        const keys = new OfferKeys(PLAIN, { facts: columnsOf(all), siteAt: siteAt(all) });
        const own = all.map((_, place) => keys.keyAt(place));

        expect(new Set(own).size).toBe(new Set(all.map((facts) => readOf(facts, PLAIN))).size);
        expect(own.map((key) => readOf(keys.factsOf(key), PLAIN))).toEqual(all.map((facts) => readOf(facts, PLAIN)));
        expect(all.map((_, place) => readOf(keys.factsAt(place), PLAIN))).toEqual(
          all.map((facts) => readOf(facts, PLAIN)),
        );
        expect(Math.max(...own)).toBeLessThan(2 ** keys.width);
        expect([...keys.all(new KeyRoom(all.length))]).toEqual(own);
      }),
    );
  });

  it('of facts of which only little counts stand for all that are judged alike', () => {
    fc.assert(
      fc.property(spaces, (all) => {
        const keys = new OfferKeys(cleanroom, { facts: columnsOf(all), siteAt: siteAt(all) });
        const own = all.map((_, place) => keys.keyAt(place));

        expect(own.map((key) => judged(keys.factsOf(key)))).toEqual(all.map(judged));
        expect(all.map((_, place) => readOf(keys.factsAt(place), cleanroom))).toEqual(
          all.map((facts) => readOf(facts, cleanroom)),
        );
        expect(Math.max(...own)).toBeLessThan(2 ** keys.width);
        expect([...keys.all(new KeyRoom(all.length))]).toEqual(own);
      }),
    );
  });

  it('are laid out anew where a space comes to have what there were no bits for, and only there', () => {
    // Not known, 1 and 2 are numbers below four; so is 3, but 4 is none.
    const facts = columnsOf([{ areaM2: 1 }, { areaM2: 2, freshAirIntake: 'available' }, {}]);
    const keys = new OfferKeys(PLAIN, { facts, siteAt: new Uint32Array(3) });
    const before = keys.width;

    const isAnew = [3, 2, 4, 1].map((areaM2) => {
      facts.put(2, { areaM2 });
      return keys.refit(2);
    });

    expect(isAnew).toEqual([false, false, true, false]);
    expect(keys.width).toBe(before + 1);
    expect([0, 1, 2].map((place) => keys.factsOf(keys.keyAt(place)))).toEqual([
      { areaM2: 1 },
      { areaM2: 2, freshAirIntake: 'available' },
      { areaM2: 1 },
    ]);
  });

  it('are none where there are more combinations than a number tells apart', () => {
    // Of six facts 600 values each are ten bits each, sixty in all; of five they are fifty.
    const reads = ['areaM2', 'divisibleFromM2', 'powerKva', 'clearHeightM', 'floorLoadKnPerM2'] as const;
    const all = Array.from({ length: 600 }, (_, at): SpaceFacts =>
      Object.fromEntries([...reads, 'rentFenPerM2Month'].map((fact) => [fact, at + 1])),
    );
    const rows = { facts: columnsOf(all), siteAt: siteAt(all) };
    const [five, six] = [
      new OfferKeys({ reads }, rows),
      new OfferKeys({ reads: [...reads, 'rentFenPerM2Month'] }, rows),
    ];

    expect([five.width, six.width]).toEqual([50, 60]);
    expect(new Set(all.map((_, place) => five.keyAt(place))).size).toBe(600);
    expect(six.keyAt(599)).toBeNaN();
  });

  it('of lists are by their items', () => {
    const all: SpaceFacts[] = [{ gmpRegimes: ['eu-gmp'] }, { gmpRegimes: ['eu-gmp'] }, { gmpRegimes: [] }, {}];
    const keys = new OfferKeys(gmpRegime, { facts: columnsOf(all), siteAt: siteAt(all) });

    expect(all.map((_, place) => keys.keyAt(place))).toEqual([1, 1, 2, 0]);
  });
});
