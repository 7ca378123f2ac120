import { describe, expect, it } from 'vitest';
import { type Check } from '#server/domain/matching/outcome.ts';
import { incentives } from '#server/domain/matching/criteria/incentives.ts';
import { type Promised } from '#server/domain/policy/promised.ts';
import { faultPaths } from '#tests/support/asking.ts';
import { aCandidate, circumstancesOf } from '#tests/support/builders.ts';
import { promising, promisingWithoutEnd } from '#tests/support/surroundings.ts';

/** One million CNY. */
const MILLION_FEN = 100_000_000;

/** Ideal 5 million, limit 1 million CNY. */
const ASK = { level: 'prefer', idealFen: 5 * MILLION_FEN, limitFen: MILLION_FEN } as const;

function checkWith(promised: Promised, ask: Readonly<Record<string, unknown>> = ASK): Check | undefined {
  const circumstances = circumstancesOf({ incentives: { level: 'prefer', ...ask } }, { promised });
  return incentives.asked(circumstances)?.check(aCandidate());
}

describe('incentives', () => {
  it('is satisfied between what the confirmed stack and what the possible one pays', () => {
    const check = checkWith(promising({ confirmedFen: 2 * MILLION_FEN, possibleFen: 3 * MILLION_FEN, awards: 2 }));

    // (2 − 1) ÷ (5 − 1) = 0.25 and (3 − 1) ÷ (5 − 1) = 0.5
    expect(check).toEqual({
      verdict: 'met',
      satisfaction: { low: 0.25, high: 0.5 },
      facts: {
        idealFen: 5 * MILLION_FEN,
        limitFen: MILLION_FEN,
        requiredConfidence: 'C',
        offeredConfirmedFen: 2 * MILLION_FEN,
        offeredPossibleFen: 3 * MILLION_FEN,
        offeredAwards: 2,
      },
      derived: false,
    });
  });

  it.each([
    { confirmedFen: MILLION_FEN, verdict: 'met', because: 'just enough is confirmed' },
    { confirmedFen: MILLION_FEN - 1, verdict: 'unknown', because: 'just enough is possible' },
    { confirmedFen: MILLION_FEN - 2, verdict: 'unmet', because: 'even the possible is just short' },
  ])('is $verdict when $because', ({ confirmedFen, verdict }) => {
    expect(checkWith(promising({ confirmedFen, possibleFen: confirmedFen + 1 }))?.verdict).toBe(verdict);
  });

  it.each([
    { confirmedFen: 0, possibleFen: 0, verdict: 'unmet', because: 'nothing is promised' },
    { confirmedFen: 0, possibleFen: 1, verdict: 'unknown', because: 'a fen is possible' },
    { confirmedFen: 1, possibleFen: 1, verdict: 'met', because: 'a fen is confirmed' },
  ])('without a limit is $verdict when $because', ({ verdict, ...promised }) => {
    expect(checkWith(promising(promised), { idealFen: MILLION_FEN })?.verdict).toBe(verdict);
  });

  it('may be any amount where an award has no known end', () => {
    expect(checkWith(promisingWithoutEnd({ confirmedFen: 2 * MILLION_FEN, awards: 3 }))).toEqual({
      verdict: 'met',
      satisfaction: { low: 0.25, high: 1 },
      facts: {
        idealFen: 5 * MILLION_FEN,
        limitFen: MILLION_FEN,
        requiredConfidence: 'C',
        offeredConfirmedFen: 2 * MILLION_FEN,
        offeredOpenEnded: 1,
        offeredAwards: 3,
      },
      derived: false,
    });
  });

  it.each([
    { ask: ASK, confidence: 'C' },
    { ask: { ...ASK, minConfidence: 'A' }, confidence: 'A' },
  ] as const)(
    'asks what the places of the candidate promise by sources as sure as $confidence',
    ({ ask, confidence }) => {
      const asked: unknown[] = [];
      const circumstances = {
        ...circumstancesOf({ incentives: ask }),
        promisedIn(...of: readonly unknown[]) {
          asked.push(of);
          return promising();
        },
      };

      incentives.asked(circumstances)?.check(aCandidate({}, { placeIds: ['cn', 'gz'] }));

      expect(asked).toEqual([[['cn', 'gz'], confidence]]);
    },
  );

  it('says to what the limit would have to come down', () => {
    const circumstances = circumstancesOf(
      { incentives: { ...ASK, level: 'must' } },
      { promised: promising({ confirmedFen: MILLION_FEN / 2 }) },
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
