import { type LeftOut } from '#shared/certificate.ts';
import { type CriterionId } from '#shared/criterion.ts';
import { type Circumstances } from '../candidate.ts';
import { type AskedCriterion } from '../criterion.ts';
import { type Placed, namedSpace } from './contender.ts';

/** The best candidate that fits under some circumstances; undefined where none does. */
export type FirstUnder = (circumstances: Circumstances) => Placed | undefined;

/**
 * For each criterion who would be first without it, in catalogue order. Musts of law and safety are passed over: nobody
 * is told what leaving them out would bring.
 */
export function leaveOneOutOf(
  asked: readonly AskedCriterion[],
  circumstances: Circumstances,
  firstUnder: FirstUnder,
): LeftOut[] {
  const present = firstUnder(circumstances);
  return asked
    .filter(({ level, criterion }) => level === 'prefer' || criterion.negotiable)
    .map(({ criterion: { id }, level }) => {
      const first = firstUnder(without(circumstances, id));
      return {
        criterion: id,
        level,
        ...shown(first),
        changes: first?.candidate.space.id !== present?.candidate.space.id,
        changesVerdict: first?.verdict !== present?.verdict,
      };
    });
}

function without(circumstances: Circumstances, id: CriterionId): Circumstances {
  const { requirement } = circumstances;
  const kept = Object.entries(requirement.criteria).filter(([other]) => other !== id);
  return { ...circumstances, requirement: { ...requirement, criteria: Object.fromEntries(kept) } };
}

function shown(first: Placed | undefined): Pick<LeftOut, 'first' | 'verdict'> {
  if (first === undefined || first.verdict === 'excluded') return {};
  return { first: namedSpace(first.candidate), verdict: first.verdict };
}
