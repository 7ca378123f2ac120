import { type LeftOut } from '#shared/certificate.ts';
import { type CriterionId } from '#shared/criterion.ts';
import { COSTED_CRITERIA } from '../../cost/costNeeds.ts';
import { type Circumstances } from '../candidate.ts';
import { bestUnder } from './bestUnder.ts';
import { type Contest, type Placed, namedSpace } from './contender.ts';
import { type Field } from './field.ts';

/** The best candidate that fits under some circumstances; undefined where none does. */
export type FirstUnder = (circumstances: Circumstances) => Placed | undefined;

/** What leaving out is tried on. */
export interface LeavingOut {
  readonly contest: Contest;
  readonly fields: readonly Field[];
  readonly circumstances: Circumstances;
  readonly firstUnder: FirstUnder;
}

/**
 * For each criterion who would be first without it, in catalogue order. Musts of law and safety are passed over: nobody
 * is told what leaving them out would bring.
 */
export function leaveOneOutOf({ contest, fields, circumstances, firstUnder }: LeavingOut): LeftOut[] {
  const weights = contest.preferences.map(({ weight }) => weight);
  // A weight of nothing leaves the score that it would be without the preference, to the bit: where nothing else reads it.
  const firstWith = (others: readonly number[]): Placed | undefined =>
    fields.flatMap(({ box }) => bestUnder(box, others, 1))[0];
  const present = firstWith(weights);
  return contest.asked
    .filter(({ level, criterion }) => level === 'prefer' || criterion.negotiable)
    .map((one) => {
      const { criterion, level } = one;
      const first =
        level === 'prefer' && !COSTED.has(criterion.id)
          ? firstWith(weights.with(contest.preferences.indexOf(one), 0))
          : firstUnder(without(circumstances, criterion.id));
      return {
        criterion: criterion.id,
        level,
        ...shown(first),
        changes: first?.candidate.space.id !== present?.candidate.space.id,
        changesVerdict: first?.verdict !== present?.verdict,
      };
    });
}

/** What a space must be fitted out with is a part of its cost, by which other criteria judge. */
const COSTED: ReadonlySet<CriterionId> = new Set<CriterionId>(COSTED_CRITERIA);

function without(circumstances: Circumstances, id: CriterionId): Circumstances {
  const { requirement } = circumstances;
  const kept = Object.entries(requirement.criteria).filter(([other]) => other !== id);
  return { ...circumstances, requirement: { ...requirement, criteria: Object.fromEntries(kept) } };
}

function shown(first: Placed | undefined): Pick<LeftOut, 'first' | 'verdict'> {
  if (first === undefined || first.verdict === 'excluded') return {};
  return { first: namedSpace(first.candidate), verdict: first.verdict };
}
