import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { SpaceFacts } from '#shared/space.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type AskedCriterion, type Criterion, type MadeOf } from '#server/domain/matching/criterion.ts';
import { boxOf, isWithin, joined, likeness, type OfferBox, type Offered } from '#server/domain/matching/offerBox.ts';
import { spaceFacts, stock } from '#tests/support/arbitraries.ts';
import { askOf } from '#tests/support/arbitraryAsks.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { aCandidate } from '#tests/support/builders.ts';
import { changeSize, isNoWorse } from '#tests/support/outcomes.ts';
import { wideFacts } from '#tests/support/wideFacts.ts';

const BUCKETED = CATALOGUE.filter(({ coverSlack }) => coverSlack === undefined);

/** The criterion as any requirement may ask it that asks nothing else. */
function asks({ id }: Criterion): fc.Arbitrary<Circumstances> {
  return circumstances(askOf(id).map((ask): OpenRequirement['criteria'] => ({ [id]: ask })));
}

/** What any spaces offer of which the same facts are known, so that many are alike. */
function offers(criterion: Criterion): fc.Arbitrary<Offered[]> {
  if (criterion.reads.length === 0) return stock().map((candidates) => candidates.map(criterion.offer));
  return fc
    .subarray([...criterion.reads])
    .chain((known) => fc.array(wideFacts(known), { maxLength: 16, size: 'max' }))
    .chain((made) =>
      fc.tuple(
        fc.constant(made),
        fc.subarray(
          [
            ['cn', 'gz'],
            ['cn', 'sz'],
          ],
          { minLength: 1 },
        ),
      ),
    )
    .map(([made, places]) =>
      made.map((facts, at) => criterion.offer(aCandidate(facts, { placeIds: places[at % places.length] ?? [] }))),
    );
}

function askedBy(asked: Circumstances, criterion: Criterion): AskedCriterion {
  const one = criterion.asked(asked);
  if (one === null) throw new Error(`${criterion.id} is asked for and finds nothing`);
  return one;
}

/** A box of some of the offers, and all of them that lie in it. */
interface Boxed {
  readonly box: OfferBox;
  readonly within: readonly Offered[];
}

/** The offers that may share a box. */
function kindsOf({ betterment }: Criterion, made: readonly Offered[]): Offered[][] {
  const kinds = new Map<string, Offered[]>();
  for (const offer of made) {
    const key = likeness(offer, betterment);
    kinds.set(key, [...(kinds.get(key) ?? []), offer]);
  }
  return [...kinds.values()];
}

function boxAround({ betterment }: Criterion, alike: readonly Offered[]): OfferBox {
  return alike.map(boxOf).reduce((one, other) => joined(one, other, betterment));
}

/** Of each likeness the box of every other offer. */
function boxed(criterion: Criterion, made: readonly Offered[]): Boxed[] {
  return kindsOf(criterion, made).map((alike) => {
    const box = boxAround(
      criterion,
      alike.filter((_, at) => at % 2 === 0),
    );
    return { box, within: alike.filter((offer) => isWithin(offer, box)) };
  });
}

describe.each(BUCKETED)('the corners of a box of offers for $id', (criterion) => {
  it('hold every offer of which the box was made', () => {
    fc.assert(
      fc.property(offers(criterion), (made) => {
        const outside = kindsOf(criterion, made).flatMap((alike) => {
          const box = boxAround(criterion, alike);
          return alike.filter((offer) => !isWithin(offer, box));
        });

        expect(outside).toEqual([]);
      }),
    );
  });

  it('are judged no worse at the best, and no better at the worst, than any offer within', () => {
    fc.assert(
      fc.property(offers(criterion), asks(criterion), (made, around) => {
        const asked = askedBy(around, criterion);
        const unbounded = boxed(criterion, made).flatMap(({ box, within }) => {
          const { best, worst } = criterion.corners(box);
          const [tops, bottoms] = [best.map(asked.outcomeOf), worst.map(asked.outcomeOf)];
          return within.filter((offer) => {
            const outcome = asked.outcomeOf(offer);
            return (
              !tops.some((top) => isNoWorse(top, outcome)) || !bottoms.some((bottom) => isNoWorse(outcome, bottom))
            );
          });
        });

        expect(unbounded).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('need no greater change of the ask at the best than any offer within', () => {
    fc.assert(
      fc.property(offers(criterion), asks(criterion), (made, around) => {
        const asked = askedBy(around, criterion);
        const nearer = boxed(criterion, made).flatMap(({ box, within }) => {
          const least = Math.min(...criterion.corners(box).best.map((corner) => changeSize(asked, corner)));
          return within.filter((offer) => changeSize(asked, offer) < least);
        });

        expect(nearer).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(CATALOGUE)('the offer for $id', (criterion) => {
  it('is made of the facts that it reads, of its places where it says so, or else of where the space is', () => {
    fc.assert(
      fc.property(spaceFacts(), stock({ maxLength: 2 }), (facts, [one = aCandidate(), other = aCandidate()]) => {
        const { reads, readsPlaces } = criterion;
        const read = SpaceFacts.parse(
          Object.fromEntries(reads.flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, facts[fact]]]))),
        );
        const [whole, bare] =
          reads.length > 0
            ? [
                { ...one, space: { facts } },
                { ...other, space: { facts: read }, ...(readsPlaces && { placeIds: one.placeIds }) },
              ]
            : [
                { ...one, space: { facts } },
                { ...one, space: { facts: {} } },
              ];

        expect(criterion.offer(bare)).toEqual(criterion.offer(whole));
      }),
    );
  });

  it('is judged like the one that the index takes for it, and would need the same change', () => {
    fc.assert(
      fc.property(
        stock({ maxLength: 4 }),
        fc.array(wideFacts(criterion.reads)),
        asks(criterion),
        (some, facts, around) => {
          const asked = askedBy(around, criterion);
          const candidates = [...some, ...facts.map((known) => aCandidate(known))];

          const [judged, changed] = [asked.outcomeOf, asked.changeOf].map((of) =>
            candidates.map((one) => of(criterion.judgedOffer(one))),
          );

          expect(judged).toEqual(candidates.map(asked.outcome));
          expect(changed).toEqual(candidates.map(asked.change));
        },
      ),
    );
  });
});

/** The offer of a criterion put together of its parts, each made of what `madeOf` says alone. */
function putTogether(criterion: Criterion, { facts: byPart, alone }: MadeOf, { space, placeIds }: Candidate): unknown {
  const { facts } = space;
  const reads = (own: readonly (keyof SpaceFacts)[]): readonly (keyof SpaceFacts)[] =>
    facts[alone.fact] === alone.value && own.length > 0 ? [alone.fact] : own;
  return Object.fromEntries(
    Object.entries(byPart).map(([part, own = []]) => {
      const known = Object.fromEntries(reads(own).map((fact) => [fact, facts[fact]]));
      const bare = aCandidate(SpaceFacts.parse(known), own.length > 0 ? {} : { placeIds });
      return [part, criterion.offer(bare)[part]];
    }),
  );
}

describe.each(CATALOGUE.flatMap((criterion) => (criterion.madeOf ? [{ ...criterion, madeOf: criterion.madeOf }] : [])))(
  'the offer for $id, of which it is said of what each part is made,',
  (criterion) => {
    it('is put together of these parts, and is a number where more or less of one is better', () => {
      fc.assert(
        fc.property(wideFacts(criterion.reads, 'some'), fc.subarray(['cn', 'sz', 'gz']), (facts, placeIds) => {
          const candidate = aCandidate(facts, { placeIds });
          const offer = criterion.offer(candidate);

          expect(putTogether(criterion, criterion.madeOf, candidate)).toEqual(offer);
          expect(Object.keys(criterion.betterment).map((part) => typeof offer[part])).toEqual(
            Object.keys(criterion.betterment).map(() => 'number'),
          );
        }),
      );
    });
  },
);

describe.each(
  CATALOGUE.flatMap(({ id, reads, judgedOffer, alike }) => (alike ? [{ id, reads, judgedOffer, alike }] : [])),
)('the offer for $id, of which it is said what counts of some facts,', ({ reads, judgedOffer, alike }) => {
  it('is judged by that alone', () => {
    fc.assert(
      fc.property(wideFacts(reads, 'some'), wideFacts(reads, 'some'), (facts, others) => {
        const exchanged = alike
          .filter(({ by }) => by(facts) === by(others))
          .flatMap((group) => group.facts.map((fact) => [fact, others[fact]] as const));
        const known = SpaceFacts.parse({ ...facts, ...Object.fromEntries(exchanged) });

        expect(judgedOffer(aCandidate(known))).toEqual(judgedOffer(aCandidate(facts)));
      }),
      { numRuns: 500 },
    );
  });

  it('has no fact twice, and only such as it reads', () => {
    const named = alike.flatMap(({ facts }) => facts);

    expect(new Set(named).size).toBe(named.length);
    expect(named.filter((fact) => !reads.includes(fact))).toEqual([]);
  });
});
