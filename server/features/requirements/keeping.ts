import { type Access } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { OPEN_REQUIREMENTS_MAX, REQUIREMENTS_MAX, type SavedRequirement } from '#shared/savedRequirement.ts';
import { WRITE_REQUIREMENTS } from '#shared/savedRequirementEndpoints.ts';
import { NOTHING_HERE, allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { holdingOf } from './access.ts';
import { type RequirementRepository } from './repository.ts';

/** What requirements stand on. */
export interface RequirementNeeds extends Pick<Ground, 'atOnce' | 'audit' | 'clock' | 'hold' | 'newId'> {
  readonly requirements: RequirementRepository;
}

/** A change of a requirement that somebody wants, and the revision that they have seen. */
export interface Wish {
  readonly id: string;
  readonly seen: number;
  /** As `requirement-edited`. */
  readonly action: string;
}

/** Which requirement is to change, and the revision that they have seen. */
export type Seen = Omit<Wish, 'action'>;

/** Reads and writes requirements, each write with its entry in the log. */
export interface Keeping {
  /** @throws {Failure} not-found where there is none, or none that the caller may see */
  readonly find: (access: Access, asking: Asking, id: string) => Promise<SavedRequirement>;
  readonly add: (asking: Asking, made: SavedRequirement) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found; revision-overtaken; limit-reached; what `how` throws */
  readonly change: (
    asking: Asking,
    wish: Wish,
    how: (before: SavedRequirement) => SavedRequirement | Promise<SavedRequirement>,
  ) => Promise<SavedRequirement>;
}

/** Makes it. */
export function createKeeping({ requirements, atOnce, audit, clock, hold }: RequirementNeeds): Keeping {
  async function find(access: Access, { caller }: Asking, id: string): Promise<SavedRequirement> {
    const found = await requirements.find(id);
    if (found === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
    allow(access, caller, holdingOf(found));
    return found;
  }

  async function refuseTooMany({ companyId }: SavedRequirement): Promise<void> {
    await hold(`requirements of ${companyId}`);
    const open = await requirements.countOf(companyId, 'open');
    if (open >= OPEN_REQUIREMENTS_MAX) {
      throw new Failure('limit-reached', {
        detail: `A company has at most ${OPEN_REQUIREMENTS_MAX} open requirements.`,
      });
    }
  }

  return {
    find,
    add: (asking, made) =>
      atOnce(async () => {
        await refuseTooMany(made);
        if ((await requirements.countOf(made.companyId)) >= REQUIREMENTS_MAX) {
          throw new Failure('limit-reached', { detail: `A company keeps at most ${REQUIREMENTS_MAX} requirements.` });
        }
        await requirements.add(made);
        await audit.record({ ...entryOf(made, 'requirement-created'), ...doingOf(asking), after: made });
        return made;
      }),
    change: (asking, { id, seen, action }, how) =>
      atOnce(async () => {
        const before = await find(WRITE_REQUIREMENTS, asking, id);
        if (before.revision !== seen) throw overtaken(before.revision);
        const changed = await how(before);
        if (changed === before) return before;
        if (before.state !== 'open' && changed.state === 'open') await refuseTooMany(before);
        const after = { ...changed, updatedAt: clock.now().toISOString(), revision: before.revision + 1 };
        if (!(await requirements.replace(after))) throw overtaken(before.revision);
        await audit.record({ ...entryOf(before, action), ...doingOf(asking), before, after });
        return after;
      }),
  };
}

function entryOf(
  { id, companyId }: SavedRequirement,
  action: string,
): { readonly organisationId: string; readonly action: string; readonly subject: { kind: string; id: string } } {
  return { organisationId: companyId, action, subject: { kind: 'requirement', id } };
}

function overtaken(currentRevision: number): Failure {
  return new Failure('revision-overtaken', { detail: 'Somebody has changed it since.', currentRevision });
}
