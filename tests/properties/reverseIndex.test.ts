import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import {
  type ReverseSetting,
  type StandingRequirement,
  bestOf,
  circumstancesOf,
  reverse,
} from '#server/domain/matching/reverse.ts';
import { type ReverseIndex, createReverseIndex } from '#server/reverseIndex/reverseIndex.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { reverseSettings, standingRequirements } from '#tests/support/arbitraryStanding.ts';

const limits = fc.constantFrom(0, 1, 5, Infinity);

/** The requirements with the best that a stock has for them, or none told for every third. */
function ranked(
  standing: readonly StandingRequirement[],
  spaces: readonly Candidate[],
  setting: ReverseSetting,
): StandingRequirement[] {
  return standing.map((one, at) =>
    at % 3 === 2 ? one : { ...one, best: bestOf(circumstancesOf(one, setting), spaces, setting.catalogue) },
  );
}

/** Many requirements that put together a few drafts, so that many ask alike. */
const manyStanding = fc
  .tuple(
    fc.array(standingRequirements(), { minLength: 2, maxLength: 12, size: 'max' }),
    fc.array(fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 })), { minLength: 150, maxLength: 300, size: 'max' }),
  )
  .map(([drafts, pairs]) =>
    pairs.map(([one, other], at): StandingRequirement => {
      const [first, second] = [drafts[one % drafts.length], drafts[other % drafts.length]];
      // Three is prime to 1,009: ids that do not sort as they were made.
      return {
        id: `r-${(3 * at) % 1009}`,
        requirement: { ...first, criteria: { ...first?.criteria, ...second?.criteria } },
      };
    }),
  );

/** Enough spaces for a first ten that some do not get into. */
const fullStock = stock({ minLength: 14, maxLength: 30 });

function idsOf({ fits }: ReturnType<ReverseIndex['ask']>, verdict: 'met' | 'unconfirmed'): string[] {
  return fits.flatMap(({ id, judged }) => (judged.verdict === verdict ? id : [])).sort();
}

const A_REQUIREMENT: StandingRequirement = { id: 'r-0', requirement: { criteria: {} } };

interface Changing {
  readonly index: ReverseIndex;
  /** What stands now. */
  readonly now: Map<string, StandingRequirement>;
  readonly put: StandingRequirement;
  /** The requirement with the best of another stock. */
  readonly rankedAnew: (one: StandingRequirement) => StandingRequirement;
}

/** What may happen to standing requirements, in the index and beside it. */
const CHANGES: Readonly<Record<'put' | 'rank' | 'remove', (changing: Changing) => void>> = {
  put({ index, now, put }) {
    now.set(put.id, put);
    index.put(put);
  },
  rank({ index, now, put: { id }, rankedAnew }) {
    const known = now.get(id);
    const anew = rankedAnew(known ?? A_REQUIREMENT);
    if (known !== undefined) now.set(id, anew);
    index.rank(id, anew.best);
  },
  remove({ index, now, put: { id } }) {
    expect(index.remove(id)).toBe(now.delete(id));
  },
};

describe('the reverse index', () => {
  it('answers exactly as the plain reverse does, part by part and to the bit', () => {
    fc.assert(
      fc.property(
        reverseSettings(),
        fc.array(standingRequirements(), { maxLength: 12 }),
        fc.tuple(stock(), limits),
        (setting, requirements, [spaces, limit]) => {
          const standing = ranked(
            requirements.map((requirement, at) => ({ id: `r-${at}`, requirement })),
            spaces,
            setting,
          );
          const index = createReverseIndex(setting, standing);
          const plain = reverse(standing, setting);

          for (const space of spaces) expect(index.ask(space, { limit })).toStrictEqual(plain(space, { limit }));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('does so over many requirements that ask alike, whatever was put, ranked anew and taken out before', () => {
    const changes = fc.array(
      fc.tuple(
        fc.constantFrom('put' as const, 'rank' as const, 'remove' as const),
        fc.nat({ max: 999 }),
        fc.nat({ max: 999 }),
      ),
      { maxLength: 120, size: 'max' },
    );
    fc.assert(
      fc.property(
        fc.record({
          setting: reverseSettings(),
          made: manyStanding,
          spaces: fullStock,
          changes,
          limit: limits,
        }),
        ({ setting, made, spaces, changes: some, limit }) => {
          const before = ranked(made.slice(0, 150), spaces, setting);
          const now = new Map(before.map((one) => [one.id, one]));
          const index = createReverseIndex(setting, before);
          const rankedAnew = (one: StandingRequirement): StandingRequirement =>
            ranked([one], spaces.slice(2), setting)[0] ?? one;
          for (const [kind, one, other] of some) {
            const [changed = A_REQUIREMENT, like = A_REQUIREMENT] = [
              made[one % made.length],
              made[other % made.length],
            ];
            const [put = changed] = ranked([{ ...changed, requirement: like.requirement }], spaces, setting);
            CHANGES[kind]({ index, now, put, rankedAnew });
          }
          const plain = reverse([...now.values()], setting);

          expect(index.size()).toBe(now.size);
          for (const space of spaces.slice(0, 4)) {
            const answer = plain(space, { limit: Infinity });
            const { met, unconfirmed } = index.fitting(space);
            expect(index.ask(space, { limit })).toStrictEqual(plain(space, { limit }));
            expect(index.entries(space)).toStrictEqual(answer.entries);
            expect([met.toSorted(), unconfirmed.toSorted()]).toEqual([
              idsOf(answer, 'met'),
              idsOf(answer, 'unconfirmed'),
            ]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
