import { type Incentives } from '#shared/policy/judged.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Claimant } from './facts.ts';
import { incentiveStackOf } from './incentiveStack.ts';
import { type PlacesFrom, measuresAt } from './measuresAt.ts';
import { nextQuestions } from './nextQuestions.ts';
import { stackProblemOf } from './stackProblem.ts';

/** What incentives are reckoned by besides the company: the policies in force or not, and the tree of places. */
export interface PolicyGround {
  readonly policies: readonly Policy[];
  readonly placesFrom: PlacesFrom;
}

/** All that policies promise a company at one place or space. */
export function incentivesAt(ground: PolicyGround, claimant: Claimant): Incentives {
  const measures = measuresAt(ground.policies, claimant, ground.placesFrom);
  const { openEnded } = stackProblemOf(measures, { claimant, sight: 'possible' });
  return {
    asOf: claimant.asOf,
    placeIds: [...claimant.placeIds],
    measures: measures.map(({ judged }) => judged),
    confirmed: incentiveStackOf(measures, { claimant, sight: 'confirmed' }),
    possible: incentiveStackOf(measures, { claimant, sight: 'possible' }),
    openEnded: [...new Set(openEnded.map(({ owner }) => owner.judged.id))],
    nextQuestions: nextQuestions({ measures, claimant, placesFrom: ground.placesFrom }),
  };
}
