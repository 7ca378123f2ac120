import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CriterionDescription, CriterionId, type Verdict } from '#shared/criterion.ts';
import { OpenAsk } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { offerKeyOf } from '#server/domain/matching/offerKey.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { PARAMETERS, askOf } from '#tests/support/arbitraryAsks.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';

const ORDER = `area divisible-area tenure rent budget available-from stage fit-out cleanroom gmp-regime ich biosafety
  sector-admitted fire-hazard-class eia-path effluent floor-load clear-height column-grid floor freight-lift
  loading-dock power dual-feed steam purified-water wfi cold-store hazardous-goods-store vibration spf-animals
  region distance nearest-resource chain-neighbours park-services incentives effective-cost`.split(/\s+/u);

const GROUPS = {
  space: ['area', 'divisible-area', 'floor'],
  'money-and-time': ['tenure', 'rent', 'budget', 'available-from', 'stage', 'effective-cost'],
  building: ['fit-out', 'floor-load', 'clear-height', 'column-grid', 'freight-lift', 'loading-dock', 'vibration'],
  utilities: ['effluent', 'power', 'dual-feed', 'steam', 'purified-water', 'wfi', 'cold-store'],
  quality: ['cleanroom', 'gmp-regime', 'ich', 'sector-admitted', 'spf-animals'],
  safety: ['biosafety', 'fire-hazard-class', 'eia-path', 'hazardous-goods-store'],
  place: ['region', 'distance', 'nearest-resource', 'chain-neighbours', 'park-services'],
  incentives: ['incentives'],
};

const OF_LAW_AND_SAFETY = [
  'cleanroom',
  'gmp-regime',
  'biosafety',
  'sector-admitted',
  'fire-hazard-class',
  'eia-path',
  'hazardous-goods-store',
];

/** Enough for a few facts of few values each, for each criterion. */
const RUNS = { numRuns: 50 };

describe('the catalogue', () => {
  it('lists every criterion once, in the order in which scores are summed', () => {
    expect(CATALOGUE.map(({ id }) => id)).toEqual(ORDER);
  });

  it('names them in kebab-case', () => {
    expect(ORDER.filter((id) => !CriterionId.safeParse(id).success)).toEqual([]);
  });

  it('never advises to relax what law or safety asks', () => {
    expect(CATALOGUE.filter(({ negotiable }) => !negotiable).map(({ id }) => id)).toEqual(OF_LAW_AND_SAFETY);
  });

  it('puts every criterion under its heading', () => {
    const idsUnder = (group: string): string[] =>
      CATALOGUE.filter((criterion) => criterion.describe().group === group).map(({ id }) => id);

    expect(Object.fromEntries(Object.keys(GROUPS).map((group) => [group, idsUnder(group)]))).toEqual(GROUPS);
  });
});

describe.each(CATALOGUE)('$id', (criterion) => {
  const asked = askedOf(criterion);

  it('describes itself for forms and documents', () => {
    const described = CriterionDescription.parse(criterion.describe());

    expect(described).toMatchObject({ id: criterion.id, asks: { type: 'object', additionalProperties: false } });
  });

  it('accepts every valid ask, and none with a parameter of another type', () => {
    expect(PARAMETERS).toHaveProperty([criterion.id]);
    fc.assert(
      fc.property(askOf(criterion.id), (ask) => {
        expect(criterion.ask.safeParse(ask).error).toBeUndefined();
        expect(
          Object.keys(ask).filter((key) => criterion.ask.safeParse({ ...ask, [key]: { $gt: '' } }).success),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  it('finds a verdict, a satisfaction from 0 to 1 and facts named after who says them', () => {
    fc.assert(
      fc.property(asked, ({ around, candidates }) => {
        const as = askedIn(criterion, around);
        const checks = candidates.map((candidate) => as.check(candidate));

        expect(checks.filter(({ satisfaction: { low, high } }) => !(low >= 0 && low <= high && high <= 1))).toEqual([]);
        const keys = checks.flatMap(({ facts }) => Object.keys(facts));
        expect(keys.filter((key) => !/^(?:required|ideal|limit|offered)[A-Z]/u.test(key))).toEqual([]);
        const values = checks.flatMap(({ facts }) => Object.values(facts));
        expect(values.filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('as a must satisfies wholly, not at all, or anything, by its verdict', () => {
    const range = { met: [1, 1], unmet: [0, 0], unknown: [0, 1] } as const satisfies Record<Verdict, unknown>;

    fc.assert(
      fc.property(asked, ({ around, candidates }) => {
        const as = askedIn(criterion, around);
        fc.pre(as.level === 'must');
        const checks = candidates.map((candidate) => as.check(candidate));

        expect(checks.map(({ satisfaction: { low, high } }) => [low, high])).toEqual(
          checks.map(({ verdict }) => range[verdict]),
        );
      }),
      RUNS,
    );
  });

  it('judges equal offers alike', () => {
    fc.assert(
      fc.property(asked, ({ around, candidates }) => {
        const as = askedIn(criterion, around);
        const checksByKey = new Map<string, unknown>();

        for (const candidate of candidates) {
          const check = as.check(candidate);
          const key = offerKeyOf(criterion.offer(candidate));
          expect(checksByKey.get(key) ?? check).toEqual(check);
          checksByKey.set(key, check);
        }
      }),
      RUNS,
    );
  });

  it('never takes back a verdict when more becomes known, nor leaves the range of satisfaction', () => {
    fc.assert(
      fc.property(asked, fc.func(fc.boolean()), ({ around, candidates }, isKnown) => {
        const as = askedIn(criterion, around);
        for (const candidate of candidates.map(withoutContradiction)) {
          const [less, more] = [as.check(knowingLess(candidate, isKnown)), as.check(candidate)];

          expect(less.verdict === 'unknown' ? more.verdict : less.verdict).toBe(more.verdict);
          expect(more.satisfaction.low).toBeGreaterThanOrEqual(less.satisfaction.low);
          expect(more.satisfaction.high).toBeLessThanOrEqual(less.satisfaction.high);
        }
      }),
      RUNS,
    );
  });

  it('says how to change the ask only where it is unmet, and by how much', () => {
    fc.assert(
      fc.property(asked, ({ around, candidates }) => {
        const as = askedIn(criterion, around);
        for (const candidate of candidates) {
          const change = as.change(candidate);

          if (change === undefined) continue;
          expect(criterion.negotiable).toBe(true);
          expect(as.check(candidate).verdict).toBe('unmet');
          expect(change.change).toBeGreaterThan(0);
          expect(change.change).toBeLessThan(Infinity);
        }
      }),
      RUNS,
    );
  });
});

// A drawn region is widened by metres, which are no parameter of the ask.
describe.each(CATALOGUE.filter(({ id }) => id !== 'region'))('$id', (criterion) => {
  it('changed as it says, no longer fails', () => {
    fc.assert(
      fc.property(askedOf(criterion), ({ around, candidates }) => {
        for (const candidate of candidates) {
          const change = askedIn(criterion, around).change(candidate);

          if (change === undefined) continue;
          const ask = OpenAsk.parse(around.requirement.criteria[criterion.id]);
          const verdicts = changedAsks(ask, change)
            .filter((changed) => criterion.ask.safeParse(changed).success)
            .map((changed) => askedIn(criterion, askingInstead(around, criterion, changed)).check(candidate).verdict);
          expect(verdicts.some((verdict) => verdict !== 'unmet')).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

/** A criterion as asked in some circumstances, beside some candidates. */
function askedOf({ id }: Criterion): fc.Arbitrary<{ around: Circumstances; candidates: Candidate[] }> {
  return fc.record({
    around: circumstances(askOf(id).map((ask) => ({ [id]: ask }))),
    candidates: stock({ maxLength: 3 }),
  });
}

function askedIn(criterion: Criterion, around: Circumstances): AskedCriterion {
  const found = criterion.asked(around);
  if (found === null) throw new Error(`${criterion.id} is asked for and finds nothing`);
  return found;
}

function askingInstead({ requirement, ...around }: Circumstances, { id }: Criterion, ask: OpenAsk): Circumstances {
  return { ...around, requirement: { ...requirement, criteria: { [id]: ask } } };
}

interface Changed {
  readonly from?: unknown;
  readonly to: unknown;
}

/** The asks that a change may stand for: the parameters that have the values it starts from take those it leads to. */
function changedAsks(ask: OpenAsk, { from, to }: Changed): OpenAsk[] {
  const single = Object.keys(ask)
    .filter((key) => JSON.stringify(ask[key]) === JSON.stringify(from))
    .map((key) => ({ ...ask, [key]: to }));
  return single.length > 0 ? single : [{ ...ask, ...changedParts(ask, { from, to }) }];
}

function changedParts(ask: OpenAsk, { from, to }: Changed): Record<string, unknown> {
  if (!Array.isArray(from) || !Array.isArray(to)) return {};
  const toByFrom = new Map<unknown, unknown>(from.map((part: unknown, place) => [part, to[place]]));
  return Object.fromEntries(
    Object.entries(ask).flatMap(([key, value]) => (toByFrom.has(value) ? [[key, toByFrom.get(value)]] : [])),
  );
}

/** A space as told without contradiction: no part larger than the whole, no amount of a supply that is not there. */
function withoutContradiction(candidate: Candidate): Candidate {
  const { areaM2 = Infinity, divisibleFromM2, steam, purifiedWater, wfi } = candidate.space.facts;
  const contradicting: (keyof SpaceFacts)[] = [
    ...(typeof divisibleFromM2 === 'number' && divisibleFromM2 > areaM2 ? (['divisibleFromM2'] as const) : []),
    ...(steam === 'none' ? (['steamTPerH'] as const) : []),
    ...(purifiedWater === 'none' ? (['purifiedWaterM3PerH'] as const) : []),
    ...(wfi === 'none' ? (['wfiM3PerH'] as const) : []),
  ];
  return knowingLess(candidate, (fact) => !contradicting.some((contradicted) => contradicted === fact));
}

/** The candidate with only those facts of its space that are told; what a cleanroom needs stays, as telling it overrules what was derived. */
function knowingLess(candidate: Candidate, isKnown: (fact: string) => boolean): Candidate {
  const facts = Object.fromEntries(
    Object.entries(candidate.space.facts).filter(([fact]) => fact === 'cleanroomAchievable' || isKnown(fact)),
  );
  return { ...candidate, space: { ...candidate.space, facts } };
}
