import { Failure } from '#shared/failure.ts';
import { type HistoryEntry } from '#shared/history.ts';
import { SavedRequirement } from '#shared/savedRequirement.ts';
import { READ_REQUIREMENTS } from '#shared/savedRequirementEndpoints.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Keeping, type Seen } from './keeping.ts';

/** What a requirement was, and how it becomes that again. */
export interface LookingBack {
  /** @throws {Failure} not-found */
  readonly history: (asking: Asking, id: string) => Promise<HistoryEntry[]>;
  /** @throws {Failure} not-found also of the revision; revision-overtaken; invalid-request where it could not be asked any more */
  readonly restore: (asking: Asking, wish: Seen, revision: number) => Promise<SavedRequirement>;
}

interface Needs extends Pick<Ground, 'audit'> {
  readonly matching: Pick<Ground['matching'], 'requirement'>;
}

/** Makes it over requirements that are kept. */
export function createLookingBack(keeping: Pick<Keeping, 'find' | 'change'>, { audit, matching }: Needs): LookingBack {
  return {
    async history(asking, id) {
      await keeping.find(READ_REQUIREMENTS, asking, id);
      return audit.historyOf({ kind: 'requirement', id });
    },
    restore: (asking, wish, revision) =>
      keeping.change(asking, { ...wish, action: 'requirement-restored' }, async (before) => {
        const earlier = await audit.revisionOf({ kind: 'requirement', id: before.id }, revision);
        if (earlier === undefined) throw new Failure('not-found', { detail: `There is no revision ${revision}.` });
        const { name, requirement, shortlist } = SavedRequirement.parse(earlier);
        const asked = matching.requirement.safeParse(requirement);
        if (!asked.success) {
          throw new Failure('invalid-request', { detail: 'What it asked for cannot be asked any more.' });
        }
        // Who may know of it, and whether it is looked for, stay as they are: a consent that was withdrawn is not restored.
        return { ...before, name, requirement, shortlist };
      }),
  };
}
