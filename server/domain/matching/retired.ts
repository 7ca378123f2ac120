import { type CriterionId } from '#shared/criterion.ts';

/** A criterion that the catalogue once had: stored requirements may still ask for it, and are told what became of it. */
export interface RetiredCriterion {
  /** Never given to another criterion. */
  readonly id: CriterionId;
  /** The first engine version without it. */
  readonly since: string;
  /** What asks for the same now, each an id of the catalogue; empty where nothing does. */
  readonly replacedBy: readonly CriterionId[];
}

/** Every criterion that the catalogue no longer has, by id. None yet. */
export const RETIRED: readonly RetiredCriterion[] = [];

/** What to say of an ask for a retired criterion: since when it is gone, and what to ask for instead. */
export function retiredSentence({ since, replacedBy }: RetiredCriterion): string {
  const instead = replacedBy.length === 0 ? 'nothing replaces it' : `ask for ${replacedBy.join(' and ')} instead`;
  return `Is no criterion any more since engine version ${since}: ${instead}`;
}
