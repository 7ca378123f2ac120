import { type Certificate } from '#shared/certificate.ts';
import { type Circumstances } from '../candidate.ts';
import { type AskedCriterion } from '../criterion.ts';
import { type Stock } from '../evaluation.ts';
import { acceptabilityInSteps } from './acceptability.ts';
import { type Contender, type Contest, contestOf, type Placed, TOP_PLACES } from './contender.ts';
import { dominatedAmong } from './dominance.ts';
import { type Field, fieldsOf } from './field.ts';
import { leaveOneOutOf } from './leaveOneOut.ts';
import { questionsOf } from './question.ts';
import { drawnWeights } from './randomWeights.ts';
import { weightRangesOf } from './weightRange.ts';
import { wholeOf } from './wholeOf.ts';
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
export function certificateOf(needs: CertificateNeeds): Certificate {
  return wholeOf(certificateInSteps(needs));
}

/** A certificate that is worked out in steps of some milliseconds each; it ends with the certificate. */
export type CertificateSteps = Generator<void, Certificate>;

/**
 * The same step by step. What is asked of the stock is asked at once, before the first step: between two steps the stock may
 * change, and the certificate is of the stock as it was.
 */
export function certificateInSteps({ circumstances, asked, fitting, best, limit }: CertificateNeeds): CertificateSteps {
  const contest = contestOf(asked, fitting, circumstances.requirement.rankBy);
  const fields = fieldsOf(contest);
  const top = best(circumstances, Math.max(limit, TOP_PLACES + 1));
  const leaveOneOut = leaveOneOutOf({ contest, fields, circumstances, firstUnder: (other) => best(other, 1)[0] });
  const byCandidate = new Map(contest.contenders.map((contender) => [contender.candidate.space.id, contender]));
  const shown = top.slice(0, limit).flatMap(({ candidate }): Contender[] => {
    const contender = byCandidate.get(candidate.space.id);
    return contender === undefined ? [] : [contender];
  });
  return stepsOver({ contest, fields, top, leaveOneOut, shown });
}

/** What was read off the stock. */
interface Readings {
  readonly contest: Contest;
  readonly fields: readonly Field[];
  readonly top: readonly Placed[];
  readonly leaveOneOut: Certificate['leaveOneOut'];
  readonly shown: readonly Contender[];
}

function* stepsOver({ contest, fields, top, leaveOneOut, shown }: Readings): CertificateSteps {
  const [first] = shown;
  const leading = shown.slice(0, ACCEPTABILITY_MAX);
  yield;
  const weightRanges = first === undefined ? [] : weightRangesOf(contest, first);
  yield;
  const acceptability = yield* acceptabilityInSteps(
    { fields, draws: drawnWeights(contest.preferences.length) },
    leading,
  );
  yield;
  const worsening = worseningOf(contest, leading);
  const dominated = dominatedAmong(shown, contest.rankBy);
  yield;
  return { weightRanges, acceptability, leaveOneOut, worsening, dominated, questions: questionsOf(contest, top) };
}
