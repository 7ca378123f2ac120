import { describe, expect, it } from 'vitest';
import { type Check } from '#server/domain/matching/outcome.ts';
import { type MeasureThere } from '#server/domain/matching/candidate.ts';
import { incentives } from '#server/domain/matching/criteria/incentives.ts';
import { faultPaths } from '#tests/support/asking.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';
import { aMeasureThere } from '#tests/support/surroundings.ts';

/** One million CNY. */
const MILLION_FEN = 100_000_000;

/** Ideal 5 million, limit 1 million CNY. */
const ASK = { level: 'prefer', idealFen: 5 * MILLION_FEN, limitFen: MILLION_FEN } as const;

function checkWith(measures: readonly MeasureThere[], ask: Readonly<Record<string, unknown>> = ASK): Check | undefined {
  const circumstances = circumstancesOf({ incentives: { level: 'prefer', ...ask } }, { measures });
  return incentives.asked(circumstances)?.check(aCandidate());
}

describe('incentives', () => {
  it('adds up the caps of eligible measures, and of those that may be', () => {
    const check = checkWith([
      aMeasureThere('eligible', { id: 'a', capFen: 2 * MILLION_FEN }),
      aMeasureThere('unknown', { id: 'b', capFen: MILLION_FEN }),
      aMeasureThere('not-eligible', { id: 'c', capFen: 9 * MILLION_FEN }),
    ]);

    // (2 − 1) ÷ (5 − 1) = 0.25 and (3 − 1) ÷ (5 − 1) = 0.5
    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 0.25, high: 0.5 },
      facts: {
        idealFen: 5 * MILLION_FEN,
        limitFen: MILLION_FEN,
        requiredConfidence: 'C',
        offeredEligibleUpToFen: 2 * MILLION_FEN,
        offeredPossibleUpToFen: 3 * MILLION_FEN,
        offeredMeasures: 2,
      },
      derived: false,
    });
  });

  it.each([
    { eligible: MILLION_FEN, possible: 1, verdict: 'met', because: 'just enough is confirmed' },
    { eligible: MILLION_FEN - 1, possible: 1, verdict: 'unknown', because: 'just enough is possible' },
    { eligible: MILLION_FEN - 2, possible: 1, verdict: 'unmet', because: 'even the possible is just short' },
  ])('is $verdict when $because', ({ eligible, possible, verdict }) => {
    const check = checkWith([
      aMeasureThere('eligible', { id: 'a', capFen: eligible }),
      aMeasureThere('unknown', { id: 'b', capFen: possible }),
    ]);

    expect(check?.verdict).toBe(verdict);
  });

  it.each([
    { measures: [], verdict: 'unmet', because: 'no measure holds there' },
    {
      measures: [aMeasureThere('not-eligible', { capFen: 1 })],
      verdict: 'unmet',
      because: 'the company is eligible for none',
    },
    { measures: [aMeasureThere('unknown', { capFen: 1 })], verdict: 'unknown', because: 'it may be eligible' },
    { measures: [aMeasureThere('eligible', { capFen: 1 })], verdict: 'met', because: 'it is eligible' },
  ])('without a limit is $verdict when $because', ({ measures, verdict }) => {
    expect(checkWith(measures, { idealFen: MILLION_FEN })?.verdict).toBe(verdict);
  });

  it('leaves out clauses that award nothing to a tenant', () => {
    const check = checkWith([aMeasureThere('eligible', { benefit: 'cap', award: false, capFen: MILLION_FEN })]);

    expect(check).toMatchObject({ verdict: 'unmet', facts: { offeredEligibleUpToFen: 0, offeredMeasures: 0 } });
  });

  it.each([
    { minConfidence: 'A', upToFen: MILLION_FEN },
    { minConfidence: 'B', upToFen: 2 * MILLION_FEN },
    { minConfidence: 'C', upToFen: 3 * MILLION_FEN },
  ])('counts up to $upToFen fen of sources at least as sure as $minConfidence', ({ minConfidence, upToFen }) => {
    const measures = (['A', 'B', 'C'] as const).map((confidence) =>
      aMeasureThere('eligible', { id: confidence.toLowerCase(), confidence, capFen: MILLION_FEN }),
    );

    expect(checkWith(measures, { ...ASK, minConfidence })?.facts).toMatchObject({
      requiredConfidence: minConfidence,
      offeredEligibleUpToFen: upToFen,
    });
  });

  it('takes what a clause adds to the cap of another, and not the cap itself', () => {
    const check = checkWith([
      aMeasureThere('eligible', { id: 'a', capFen: MILLION_FEN }),
      aMeasureThere('eligible', { id: 'b', benefit: 'cap-uplift', upliftFen: MILLION_FEN, capFen: 4 * MILLION_FEN }),
    ]);

    expect(check?.facts).toMatchObject({ offeredEligibleUpToFen: 2 * MILLION_FEN });
  });

  it.each([
    { verdict: 'eligible', because: 'the company is eligible' },
    { verdict: 'unknown', because: 'it may be eligible' },
  ] as const)('may be any amount where a measure has no known cap and $because', ({ verdict }) => {
    const check = checkWith([
      aMeasureThere('eligible', { id: 'a', capFen: 2 * MILLION_FEN }),
      aMeasureThere(verdict, { id: 'b' }),
    ]);

    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 0.25, high: 1 },
      facts: {
        idealFen: 5 * MILLION_FEN,
        limitFen: MILLION_FEN,
        requiredConfidence: 'C',
        offeredEligibleUpToFen: 2 * MILLION_FEN,
        offeredUncapped: 1,
        offeredMeasures: 2,
      },
      derived: false,
    });
  });

  it('takes a raise that is given as a share only for one without a known cap', () => {
    const check = checkWith([aMeasureThere('eligible', { benefit: 'cap-uplift', upliftPct: 20, capFen: MILLION_FEN })]);

    expect(check).toMatchObject({
      verdict: 'unknown',
      satisfaction: { low: 0, high: 1 },
      facts: { offeredEligibleUpToFen: 0, offeredUncapped: 1, offeredMeasures: 1 },
    });
  });

  it('judges the measures of the places of the candidate', () => {
    const asked: string[][] = [];
    const circumstances = {
      ...circumstancesOf({ incentives: ASK }),
      measuresIn(placeIds: readonly string[]) {
        asked.push([...placeIds]);
        return [];
      },
    };

    incentives.asked(circumstances)?.check(aCandidate({}, { placeIds: ['cn', 'gz'] }));

    expect(asked).toEqual([['cn', 'gz']]);
  });

  it('says to what the limit would have to come down', () => {
    const circumstances = circumstancesOf(
      { incentives: { ...ASK, level: 'must' } },
      { measures: [aMeasureThere('eligible', { capFen: MILLION_FEN / 2 })] },
    );

    // |1 − 0.5| million ÷ 10 million = 0.05
    expect(incentives.asked(circumstances)?.change(aCandidate())).toEqual({
      from: MILLION_FEN,
      to: MILLION_FEN / 2,
      change: 0.05,
    });
  });

  it('proposes no change where nothing is confirmed', () => {
    expect(incentives.asked(circumstancesOf({ incentives: ASK }))?.change(aCandidate())).toBeUndefined();
  });

  it.each([
    { ask: {}, paths: ['idealFen'], because: 'no ideal is given' },
    { ask: { idealFen: 0 }, paths: ['idealFen'], because: 'nothing is no ideal' },
    { ask: { idealFen: 100.5 }, paths: ['idealFen'], because: 'a fen has no parts' },
    { ask: { idealFen: 100, limitFen: 100 }, paths: ['limitFen'], because: 'the limit is not below the ideal' },
    { ask: { idealFen: 100, limitFen: 99 }, paths: [], because: 'a limit just below the ideal is one' },
    { ask: { idealFen: 100, limitFen: -1 }, paths: ['limitFen'], because: 'the limit is negative' },
    { ask: { idealFen: 100, minConfidence: 'D' }, paths: ['minConfidence'], because: 'there is no confidence D' },
  ])('finds faults at $paths because $because', ({ ask, paths }) => {
    expect(faultPaths(incentives, ask)).toEqual(paths);
  });
});
