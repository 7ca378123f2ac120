import { bundlesOf, shownBundles } from './bundle.ts';
import { membersOf } from './bundleMember.ts';
import { type Circumstances } from './candidate.ts';
import { certificateOf } from './certificate/certificate.ts';
import { type Criterion } from './criterion.ts';
import { countsOf } from './counts.ts';
import { type Evaluate, type Stock } from './evaluation.ts';
import { growthPathsOf } from './growth.ts';
import { askedOf, type Judged } from './judge.ts';
import { match } from './match.ts';
import { nearMissesOf, shownNearMiss } from './nearMiss.ts';
import { byCodeUnits } from './order.ts';
import { evaluationOf } from './parts.ts';
import { relaxationsOf } from './relaxation.ts';
import { resultsOf } from './result.ts';

/** The meaning of an answer: every candidate judged one by one, every part of the answer read off the judgements. */
export function evaluate(stock: Stock, catalogue: readonly Criterion[]): Evaluate {
  const best = (circumstances: Circumstances, limit: number): Judged[] =>
    match(circumstances, stock, catalogue)
      .filter(({ verdict }) => verdict !== 'excluded')
      .slice(0, limit);
  return (circumstances, { limit, include }) => {
    const asked = askedOf(circumstances, catalogue);
    const ranked = match(circumstances, stock, catalogue);
    const byId = ranked.toSorted((a, b) => byCodeUnits(a.candidate.space.id, b.candidate.space.id));
    return evaluationOf(
      {
        results: () => resultsOf(ranked.slice(0, limit), { circumstances, include }),
        counts: () => countsOf(byId, asked, circumstances.requirement.asOf),
        relaxations: () => relaxationsOf(byId, asked),
        nearMisses: () =>
          nearMissesOf(byId, asked)
            .slice(0, limit)
            .map((missed) => shownNearMiss(missed, include)),
        growthPaths: () =>
          growthPathsOf(stock, { requirement: circumstances.requirement, asked, include }).slice(0, limit),
        bundles: () => shownBundles(bundlesOf(membersOf(byId, asked), asked).slice(0, limit), asked, include),
        certificate: () => certificateOf({ circumstances, asked, fitting: stock, best, limit }),
      },
      include,
    );
  };
}
