import { type Certificate } from '#shared/certificate.ts';
import { type Circumstances } from '../candidate.ts';
import { type AskedCriterion } from '../criterion.ts';
import { type Stock } from '../evaluation.ts';
import { acceptabilityOf } from './acceptability.ts';
import { type Contender, contestOf, type Placed, TOP_PLACES } from './contender.ts';
import { dominatedAmong } from './dominance.ts';
import { fieldsOf } from './field.ts';
import { leaveOneOutOf } from './leaveOneOut.ts';
import { questionsOf } from './question.ts';
import { drawnWeights } from './randomWeights.ts';
import { weightRangesOf } from './weightRange.ts';
import { worseningOf } from './worsening.ts';

/** The most spaces whose rank under random weights is told. Ours. */
const ACCEPTABILITY_MAX = 10;

/** What a certificate is made over. */
export interface CertificateNeeds {
  readonly circumstances: Circumstances;
  /** The criteria that the circumstances ask for, in catalogue order. */
  readonly asked: readonly AskedCriterion[];
  /** Candidates that fit; others among them are passed over. Their order has no meaning. */
  readonly fitting: Stock;
  /** The best candidates that fit, best first, at most so many, under these or other circumstances. */
  readonly best: (circumstances: Circumstances, limit: number) => readonly Placed[];
  /** How many results the answer shows. */
  readonly limit: number;
}

/**
 * How firmly an answer stands: how far each weight may move until another space is first, how the best fare when weights
 * are left to chance, what each criterion and each weakness matters, which results others dominate, and which unknown
 * facts could change the first three.
 */
export function certificateOf({ circumstances, asked, fitting, best, limit }: CertificateNeeds): Certificate {
  const contest = contestOf(asked, fitting, circumstances.requirement.rankBy);
  const byCandidate = new Map(contest.contenders.map((contender) => [contender.candidate.space.id, contender]));
  const top = best(circumstances, Math.max(limit, TOP_PLACES + 1));
  const shown = top.slice(0, limit).flatMap(({ candidate }): Contender[] => {
    const contender = byCandidate.get(candidate.space.id);
    return contender === undefined ? [] : [contender];
  });
  const fields = fieldsOf(contest);
  const [first] = shown;
  const leading = shown.slice(0, ACCEPTABILITY_MAX);
  return {
    weightRanges: first === undefined ? [] : weightRangesOf(contest, first),
    acceptability: acceptabilityOf({ fields, draws: drawnWeights(contest.preferences.length) }, leading),
    leaveOneOut: leaveOneOutOf({ contest, fields, circumstances, firstUnder: (other) => best(other, 1)[0] }),
    worsening: worseningOf(contest, leading),
    dominated: dominatedAmong(shown, contest.rankBy),
    questions: questionsOf(contest, top),
  };
}
