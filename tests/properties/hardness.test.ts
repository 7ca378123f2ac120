import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenAsk } from '#shared/requirement.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { circumstancesOf } from '#server/domain/matching/reverse.ts';
import { allMet } from '#server/domain/matching/verdict.ts';
import { hardnessOf } from '#server/reverseIndex/asks.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { askOf } from '#tests/support/arbitraryAsks.ts';
import { reverseSettings, standingRequirements } from '#tests/support/arbitraryStanding.ts';
import { aCandidate } from '#tests/support/builders.ts';
import { changeSize, isNoWorse } from '#tests/support/outcomes.ts';
import { wideFacts } from '#tests/support/wideFacts.ts';

/** What any spaces offer to a criterion. */
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

/** Circumstances in which nothing is asked yet. */
const around: fc.Arbitrary<Circumstances> = fc
  .tuple(standingRequirements(), reverseSettings())
  .map(([requirement, setting]) =>
    circumstancesOf({ id: 'r', requirement: { ...requirement, criteria: {} } }, setting),
  );

/** The criterion as it is asked for in some circumstances. */
function askedIn(own: Circumstances, criterion: Criterion, ask: OpenAsk): AskedCriterion {
  const one = criterion.asked({ ...own, requirement: { ...own.requirement, criteria: { [criterion.id]: ask } } });
  if (one === null) throw new Error(`${criterion.id} is asked for and finds nothing`);
  return one;
}

function twoAsks(id: string): fc.Arbitrary<[OpenAsk, OpenAsk]> {
  return fc.tuple(askOf(id), askOf(id));
}

/** A requirement, and another that differs from it in some of its fields. */
const twoRequirements = fc
  .tuple(standingRequirements(), standingRequirements(), fc.subarray(['sector', 'asOf', 'company', 'rankBy'] as const))
  .map(
    ([one, other, names]) =>
      [one, { ...one, ...Object.fromEntries(names.map((name) => [name, other[name]])) }] as const,
  )
  .filter(([, other]) => Object.values(other).every((value) => value !== undefined));

type Graded = Readonly<Record<string, 'more' | 'less' | undefined>>;

/** The ask with those of the named parts eased that are easier in another ask; of parts that both have. */
function eased(
  ask: OpenAsk,
  other: OpenAsk,
  { names, graded }: { readonly names: readonly string[]; readonly graded: Graded },
): OpenAsk {
  const easier = names.filter(
    (name) =>
      ask[name] !== undefined &&
      other[name] !== undefined &&
      hardnessOf(other[name], graded[name]) < hardnessOf(ask[name], graded[name]),
  );
  return { ...ask, ...Object.fromEntries(easier.map((name) => [name, other[name]])) };
}

const asPreference = (ask: OpenAsk): OpenAsk => ({ ...ask, level: 'prefer' });
const graded = CATALOGUE.filter(({ harder }) => Object.keys(harder).length > 0);

describe.each(graded)('an easier ask of $id', (criterion) => {
  const { id, harder, harderWish } = criterion;
  const all: Graded = { ...harder, ...harderWish };

  it('is judged no worse on any offer, and needs no greater change', () => {
    const some = fc.subarray(Object.keys(all), { minLength: 1 });
    fc.assert(
      fc.property(offers(criterion), fc.tuple(twoAsks(id), some), around, (made, [[ask, other], names], own) => {
        const asked = askedIn(own, criterion, asPreference(ask));
        const easier = askedIn(own, criterion, asPreference(eased(ask, other, { names, graded: all })));

        expect(made.filter((offer) => !isNoWorse(easier.outcomeOf(offer), asked.outcomeOf(offer)))).toEqual([]);
        expect(made.filter((offer) => changeSize(easier, offer) > changeSize(asked, offer))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has the verdict of the worst of asks that each have one of its parts, whatever goes only by satisfaction', () => {
    fc.assert(
      fc.property(offers(criterion), twoAsks(id), around, (made, [ask, other], own) => {
        const asked = askedIn(own, criterion, ask);
        const parts = Object.keys(harder).filter((name) => ask[name] !== undefined);
        const byPart = parts.map((part) => {
          const names = Object.keys(all).filter((name) => name !== part);
          return askedIn(own, criterion, eased(ask, other, { names, graded: all }));
        });
        const differing = made.filter(
          (offer) =>
            parts.length > 0 &&
            allMet(byPart.map((one) => one.outcomeOf(offer).verdict)) !== asked.outcomeOf(offer).verdict,
        );

        expect(differing).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(CATALOGUE)('$id', (criterion) => {
  it('reads nothing of a requirement but its own ask and what it says', () => {
    fc.assert(
      fc.property(
        offers(criterion),
        askOf(criterion.id),
        fc.tuple(twoRequirements, reverseSettings()),
        (made, ask, [two, setting]) => {
          const [one, other] = two.map((requirement) =>
            circumstancesOf({ id: 'r', requirement: { ...requirement, criteria: {} } }, setting),
          );
          if (one === undefined || other === undefined) return;
          const [read, readToo] = [one, other].map(({ requirement }) =>
            JSON.stringify(criterion.ofRequirement(requirement)),
          );
          if (read !== readToo) return;

          const [asked, askedToo] = [askedIn(one, criterion, ask), askedIn(other, criterion, ask)];

          expect(made.map(asked.outcomeOf)).toEqual(made.map(askedToo.outcomeOf));
        },
      ),
      { numRuns: 100 },
    );
  });
});
