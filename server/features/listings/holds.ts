import { fallbackOf, hasRunOut } from '#server/domain/supply/moves.ts';
import { inState } from '#server/domain/supply/listingState.ts';
import { type Job } from '#server/part.ts';
import { type DeskRepository } from '../spaces/desk/repository.ts';
import { standingOf } from './shown.ts';
import { type Writing } from './writing.ts';

/** What the job stands on. */
interface Needs {
  readonly desk: Pick<DeskRepository, 'heldUntilBefore' | 'find'>;
  readonly writing: Pick<Writing, 'write'>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly today: () => string;
}

const EVERY_S = 600;
/** Holds ended at a time: the rest is due again. */
const AT_ONCE_MAX = 500;

/** Ends holds whose last day is over: the space is again what it was before. */
export function createHoldJob({ desk, writing, atOnce, today }: Needs): Job {
  /** Looked at again within the transaction: it may have been written since. */
  function release(id: string): Promise<number> {
    return atOnce(async () => {
      const before = await desk.find(id);
      if (before?.desk === undefined || !hasRunOut(standingOf(before), today())) return 0;
      const space = inState(before.space, fallbackOf(standingOf(before)));
      const author = { organisationId: before.desk.organisationId, by: BY };
      await writing.write({ before, after: { space, note: before.desk.note }, action: 'space-hold-ran-out' }, author);
      return 1;
    });
  }

  return {
    name: BY.name,
    everyS: EVERY_S,
    async run() {
      let released = 0;
      for (const { space } of await desk.heldUntilBefore(today(), AT_ONCE_MAX)) released += await release(space.id);
      return { ended: released };
    },
  };
}

const BY = { kind: 'job', name: 'holds' } as const;
