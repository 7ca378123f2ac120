import { type SpaceId } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Evaluate, type Stock } from '#server/domain/matching/evaluation.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';

/** A stock of considered candidates that can be asked and changed; a change is in the next answer. */
export interface ChangeableStock {
  readonly evaluate: Evaluate;
  /** Takes the place of what was there by the same id. */
  readonly put: (candidate: Candidate) => void;
  readonly remove: (id: SpaceId) => void;
  readonly candidate: (id: SpaceId) => Candidate | undefined;
  readonly size: () => number;
}

/** Keeps the candidates by their ids, and makes the index of them again when it is asked after a change. */
export function createChangeableStock(stock: Stock, catalogue: readonly Criterion[]): ChangeableStock {
  const byId = new Map(stock.map((candidate) => [candidate.space.id, candidate]));
  let evaluate: Evaluate | undefined = createMatchIndex(stock, catalogue);
  return {
    evaluate(circumstances, options) {
      evaluate ??= createMatchIndex([...byId.values()], catalogue);
      return evaluate(circumstances, options);
    },
    put(candidate) {
      byId.set(candidate.space.id, candidate);
      evaluate = undefined;
    },
    remove(id) {
      if (byId.delete(id)) evaluate = undefined;
    },
    candidate: (id) => byId.get(id),
    size: () => byId.size,
  };
}
