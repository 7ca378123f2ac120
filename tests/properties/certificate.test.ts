import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Certificate, type WeightRange } from '#shared/certificate.ts';
import { WEIGHT_MAX } from '#shared/criterion.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { acceptabilityInSteps } from '#server/domain/matching/certificate/acceptability.ts';
import { wholeOf } from '#server/domain/matching/certificate/wholeOf.ts';
import { contestOf } from '#server/domain/matching/certificate/contender.ts';
import { fieldsOf } from '#server/domain/matching/certificate/field.ts';
import { randomWeights } from '#server/domain/matching/certificate/randomWeights.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { askedOf, type Judged } from '#server/domain/matching/judge.ts';
import { match } from '#server/domain/matching/match.ts';
import { byCodeUnits, byStanding, type Standing } from '#server/domain/matching/order.ts';
import { scoreOf } from '#server/domain/matching/score.ts';
import { randomFrom } from '#server/domain/random.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { exactCircumstances, exactStock, reweighed } from './exactContest.ts';
import { criteriaArbitrary, stockArbitrary } from './smallStock.ts';
import { circumstancesOf } from '#tests/support/builders.ts';

/** Every place of a small stock is shown. */
const SHOWN = 100;

/** An evaluation draws ten thousand weights. */
const FEW_RUNS = 40;

const certificateOf = (asked: Circumstances, spaces: readonly Candidate[]): Certificate => {
  const { certificate } = evaluate(spaces, CATALOGUE)(asked, { limit: SHOWN, include: ['certificate'] });
  if (certificate === undefined) throw new Error('There is no certificate');
  return certificate;
};

const fitting = (asked: Circumstances, spaces: readonly Candidate[]): Judged[] =>
  match(asked, spaces, CATALOGUE).filter(({ verdict }) => verdict !== 'excluded');
const firstId = (asked: Circumstances, spaces: readonly Candidate[]): string | undefined =>
  fitting(asked, spaces)[0]?.candidate.space.id;

describe('the certificate', () => {
  it('is the same by the index as by the plain evaluation, and whatever the order of the stock', () => {
    fc.assert(
      fc.property(
        stock(),
        circumstances(),
        fc.record({ limit: fc.constantFrom(1, 3, 20), turnOf: fc.func(fc.integer()) }),
        (spaces, asked, { limit, turnOf }) => {
          const options = { limit, include: ['certificate' as const] };
          const shuffled = spaces.toSorted((a, b) => turnOf(a.space.id) - turnOf(b.space.id));

          const plain = evaluate(spaces, CATALOGUE)(asked, options);

          expect(createMatchIndex(shuffled, CATALOGUE).evaluate(asked, options)).toStrictEqual(plain);
          expect(evaluate(shuffled, CATALOGUE)(asked, options)).toStrictEqual(plain);
        },
      ),
      { numRuns: FEW_RUNS },
    );
  });

  it('is of the stock as it was when it was asked for, whatever becomes of that between its steps', () => {
    fc.assert(
      fc.property(stock(), circumstances(), (spaces, asked) => {
        const index = createMatchIndex(spaces, CATALOGUE);
        const { certificate } = index.evaluate(asked, { limit: 3, include: ['certificate'] });

        const steps = index.certificate(asked, 3);
        for (const { space } of spaces) index.remove(space.id);

        expect(wholeOf(steps)).toStrictEqual(certificate);
      }),
      { numRuns: 10 },
    );
  });
});

/** Fine enough that no two weights at which the order changes lie so near, and exact in binary. */
const GRID = 2 ** -14;

/** The range of a weight as found by asking for the ranking again at every boundary and beside it. */
const isTrue = (
  { criterion, from, to, weight }: WeightRange,
  asked: Circumstances,
  spaces: readonly Candidate[],
): boolean => {
  const firstAt = (other: number): string | undefined =>
    firstId(
      reweighed(asked, (id) => (id === criterion ? other : undefined)),
      spaces,
    );
  const first = firstAt(weight);
  const justBelow = Math.ceil(from.weight / GRID) * GRID - GRID;
  const justAbove = Math.floor(to.weight / GRID) * GRID + GRID;
  const inside = [0.01, 0.3, 0.5, 0.7, 0.99]
    .map((share) => Math.round((from.weight + share * (to.weight - from.weight)) / GRID) * GRID)
    .filter((other) => other > from.weight && other < to.weight);
  return [
    inside.every((other) => firstAt(other) === first),
    from.then === undefined ? from.weight === 0 && !from.holds : firstAt(justBelow) === from.then.id,
    to.then === undefined ? to.weight === WEIGHT_MAX && to.holds : firstAt(justAbove) === to.then.id,
    ...[from, to]
      .filter((end) => end.weight > 0 && end.weight % GRID === 0)
      .map((end) => (firstAt(end.weight) === first) === end.holds),
    from.weight <= weight && weight <= to.weight,
  ].every(Boolean);
};

describe('the range of a weight', () => {
  it('is where the first place stays first, with who takes over beyond it, as ranking again shows', () => {
    fc.assert(
      fc.property(exactStock, exactCircumstances, (spaces, asked) => {
        const { weightRanges } = certificateOf(asked, spaces);

        expect(weightRanges.filter((range) => !isTrue(range, asked, spaces))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('rank acceptability', () => {
  it('counts what ranking again under each of the drawn weights shows', () => {
    fc.assert(
      fc.property(stockArbitrary, criteriaArbitrary, fc.nat(), (spaces, criteria, seed) => {
        const asked = circumstancesOf(criteria);
        const contest = contestOf(askedOf(asked, CATALOGUE), spaces);
        const ids = contest.preferences.map(({ criterion }) => criterion.id);
        const random = randomFrom(`${seed}`);
        const draws = Array.from({ length: 20 }, () => randomWeights(random, ids.length));

        const { spaces: shares } = wholeOf(
          acceptabilityInSteps({ fields: fieldsOf(contest), draws }, contest.contenders),
        );

        const tops = draws.map((weights) =>
          fitting(
            reweighed(asked, (id) => weights[ids.indexOf(id)]),
            spaces,
          )
            .slice(0, 3)
            .map(({ candidate }) => candidate.space.id),
        );
        expect(shares.map(({ space, first, topThree }) => [space.id, first, topThree])).toEqual(
          contest.contenders.map(({ candidate: { space } }) => [
            space.id,
            tops.filter(([top]) => top === space.id).length / draws.length,
            tops.filter((top) => top.includes(space.id)).length / draws.length,
          ]),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('leaving one criterion out', () => {
  it('brings first whom ranking again without it brings first, and never tries without a must of law or safety', () => {
    fc.assert(
      fc.property(stock(), circumstances(), (spaces, asked) => {
        const { leaveOneOut } = certificateOf(asked, spaces);

        const [present] = fitting(asked, spaces);
        const expected = askedOf(asked, CATALOGUE)
          .filter(({ level, criterion }) => level === 'prefer' || criterion.negotiable)
          .map(({ criterion: { id } }) => {
            const criteria = Object.fromEntries(
              Object.entries(asked.requirement.criteria).filter(([other]) => other !== id),
            );
            const [first] = fitting({ ...asked, requirement: { ...asked.requirement, criteria } }, spaces);
            return [
              id,
              first?.candidate.space.id,
              first?.verdict,
              first?.candidate !== present?.candidate,
              first?.verdict !== present?.verdict,
            ];
          });
        expect(
          leaveOneOut.map(({ criterion, first, verdict, changes, changesVerdict }) => [
            criterion,
            first?.id,
            verdict,
            changes,
            changesVerdict,
          ]),
        ).toEqual(expected);
      }),
      { numRuns: FEW_RUNS },
    );
  });
});

interface Tried extends Standing {
  readonly id: string;
}

/** Judgements as standings, one of them replaced, or taken out where it is excluded. */
const rankOf = (one: Tried, judged: readonly Judged[], asked: Circumstances): number => {
  const compare = byStanding(asked.requirement.rankBy);
  const others = judged
    .map(({ candidate, verdict, score }): Tried => ({ id: candidate.space.id, verdict, score }))
    .filter(({ id }) => id !== one.id);
  const all = [...others, one]
    .filter(({ verdict }) => verdict !== 'excluded')
    .sort((a, b) => compare(a, b) || byCodeUnits(a.id, b.id));
  const at = all.findIndex(({ id }) => id === one.id);
  return at === -1 ? Infinity : at + 1;
};

/** A space as it would stand if some of its criteria were found otherwise. */
const asIf = (
  judged: Judged,
  found: (finding: Judged['findings'][number]) => Partial<Judged['findings'][number]>,
): Tried => {
  const findings = judged.findings.map((finding) => ({ ...finding, ...found(finding) }));
  const musts = findings.filter(({ level }) => level === 'must').map(({ verdict }) => verdict);
  return {
    id: judged.candidate.space.id,
    verdict: musts.includes('unmet') ? 'excluded' : musts.includes('unknown') ? 'unconfirmed' : 'met',
    score: scoreOf(
      findings
        .filter(({ level }) => level === 'prefer')
        .map(({ weight, satisfactionRange }) => ({ weight, satisfaction: satisfactionRange })),
    ),
  };
};

describe('worsening', () => {
  it('raises nothing, and lets the first place fall to where it stands with nothing of one preference', () => {
    fc.assert(
      fc.property(exactStock, exactCircumstances, (spaces, asked) => {
        const { worsening } = certificateOf(asked, spaces);

        const judged = fitting(asked, spaces);
        const [first] = judged;
        const preferences = first?.findings.filter(({ level }) => level === 'prefer') ?? [];
        expect(worsening.raised).toBe(0);
        expect(worsening.first).toEqual(
          first === undefined
            ? []
            : preferences.map(({ criterion }) => ({
                criterion,
                rank: rankOf(
                  asIf(first, (finding) =>
                    finding.criterion === criterion ? { satisfactionRange: { low: 0, high: 0 } } : {},
                  ),
                  judged,
                  asked,
                ),
              })),
        );
      }),
      { numRuns: FEW_RUNS },
    );
  });
});

describe('dominance', () => {
  it('is of spaces that no weights put before those that dominate them', () => {
    fc.assert(
      fc.property(exactStock, exactCircumstances, fc.func(fc.constantFrom(0.25, 1, 8)), (spaces, asked, weightOf) => {
        const { dominated } = certificateOf(asked, spaces);

        const ranking = fitting(reweighed(asked, weightOf), spaces).map(({ candidate }) => candidate.space.id);

        expect(
          dominated.filter(({ space, by }) => by.some(({ id }) => ranking.indexOf(id) > ranking.indexOf(space.id))),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Every way in which the unknown musts of a space may turn out. */
const completions = (open: readonly string[]): ReadonlyMap<string, 'met' | 'unmet'>[] =>
  Array.from(
    { length: 2 ** open.length },
    (_, mask) => new Map(open.map((id, bit) => [id, (mask >> bit) % 2 === 0 ? 'met' : 'unmet'])),
  );

interface Asked {
  readonly key: string;
  readonly best: number;
  readonly worst: number;
  readonly places: number;
}

/** The places to which all completions of one criterion bring a space, the fourth standing for all beyond. */
const tryAll = (one: Judged, criterion: string, ranked: (as: Tried) => number): Asked => {
  const finding = one.findings.find((found) => found.criterion === criterion);
  const { low = 0, high = 0 } = finding?.satisfactionRange ?? {};
  const open = one.findings.filter((found) => found.level === 'must' && found.verdict === 'unknown');
  const standings =
    finding?.level === 'must'
      ? completions(open.map((found) => found.criterion))
          // Where another must is unmet, the answer to this one does not matter.
          .filter((turned) => [...turned].every(([id, verdict]) => verdict === 'met' || id === criterion))
          .map((turned) => asIf(one, (found) => ({ verdict: turned.get(found.criterion) ?? found.verdict })))
      : [0, 0.25, 0.5, 0.75, 1]
          .map((share) => low + share * (high - low))
          .map((at) =>
            asIf(one, (found) => (found.criterion === criterion ? { satisfactionRange: { low: at, high: at } } : {})),
          );
  const places = standings.map((as) => Math.min(ranked(as), 4));
  const present = Math.min(ranked(asIf(one, () => ({}))), 4);
  return {
    key: `${one.candidate.space.id} ${criterion}`,
    best: Math.min(...places),
    worst: Math.max(...places),
    places: Math.max(...places.map((at) => Math.abs(at - present))),
  };
};

describe('the next questions', () => {
  it('are all that can move a space within the top three, whichever way they turn out, what moves most first', () => {
    fc.assert(
      fc.property(exactStock, exactCircumstances, (spaces, asked) => {
        const { questions } = certificateOf(asked, spaces);

        const judged = fitting(asked, spaces);
        const expected = judged.flatMap((one) =>
          one.findings
            .filter(({ verdict, satisfactionRange: { low, high } }) => verdict === 'unknown' && low < high)
            .map(({ criterion }) => tryAll(one, criterion, (as) => rankOf(as, judged, asked)))
            .filter(({ places }) => places > 0),
        );
        const found = questions.flatMap(({ criterion, spaces: prospects }) =>
          prospects.map(({ space, place = 4, best = 4, worst = 4 }) => ({
            key: `${space.id} ${criterion}`,
            best,
            worst,
            places: Math.max(place - best, worst - place),
          })),
        );
        expect(found.toSorted(byKey)).toEqual(expected.toSorted(byKey).filter(({ key }) => isShown(key, questions)));
        expect(questions.map(({ places }) => places)).toEqual(
          questions.map(({ places }) => places).toSorted((a, b) => b - a),
        );
        expect(questions.length).toBe(Math.min(10, questions.length));
        expect(Math.max(0, ...questions.map(({ places }) => places))).toBe(
          Math.max(0, ...expected.map(({ places }) => places)),
        );
        expect(
          questions.length === 10 || questions.flatMap((question) => question.spaces).length === expected.length,
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const byKey = (a: Asked, b: Asked): number => byCodeUnits(a.key, b.key);
const isShown = (key: string, questions: Certificate['questions']): boolean =>
  questions.some(({ criterion, spaces }) => spaces.some(({ space }) => key === `${space.id} ${criterion}`));
