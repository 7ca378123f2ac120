import { type Match, type NearMiss } from '#shared/answer.ts';
import { type Certificate } from '#shared/certificate.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

const { id, name, places, stages } = aPark();
const judged = { park: { id, name, places, stages }, score: { low: 50, expected: 60, high: 70 }, completeness: 0.8 };

/** A match of a space with the given id. */
export function aMatch(spaceId: string, rest: Partial<Match> = {}): Match {
  return { rank: 1, verdict: 'met', space: aSpace({}, { id: spaceId }), ...judged, ...rest };
}

/** A near miss of a space with the given id, short of clear height. */
export function aNearMiss(spaceId: string, rest: Partial<NearMiss> = {}): NearMiss {
  return {
    space: aSpace({}, { id: spaceId }),
    ...judged,
    changes: [{ criterion: 'clear-height', from: 5, to: 4.5, change: 0.1 }],
    change: 0.1,
    ...rest,
  };
}

/** An answer with the given parts. */
export function anAnswer(rest: Partial<Answer> = {}): Answer {
  return {
    engineVersion: '1.0.0',
    dataVersion: 1,
    evaluatedAt: '2026-11-22T08:00:00Z',
    requirement: { criteria: {} },
    results: [],
    ...rest,
  };
}

/** A certificate of an answer without spaces, but for the given parts. */
export function aCertificate(rest: Partial<Certificate> = {}): Certificate {
  return {
    weightRanges: [],
    acceptability: { draws: 10_000, spaces: [] },
    leaveOneOut: [],
    worsening: { checked: 0, raised: 0, first: [] },
    dominated: [],
    questions: [],
    ...rest,
  };
}
