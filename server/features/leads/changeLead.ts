import { type Access } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { type Lead } from '#shared/lead.ts';
import { WRITES_LEADS } from '#shared/leadEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { bureauFor, holdingOfLead } from './access.ts';
import { doerOf, recordLead } from './keeping.ts';
import { type StoredLead } from './record.ts';
import { type LeadRepository, type LeadRow } from './repository.ts';
import { type Showing } from './showing.ts';

/** A change of a lead by somebody who has seen a revision of it. */
export interface LeadWish {
  readonly id: string;
  /** Absent where whatever is there is meant. */
  readonly seen?: number;
  readonly asking: Asking;
}

/** What a change is called in the log, and who may do it; officers of the jurisdiction where nothing is said. */
interface Doing {
  readonly action: string;
  readonly access?: Access;
}

/** What becomes of a lead; where it lies is told only if that is otherwise. */
interface Next {
  readonly lead: StoredLead;
  readonly reach?: readonly string[];
}

/** Changes one lead at a time, each as a transaction. */
export interface ChangeLead {
  /** @throws {Failure} not-found; revision-overtaken */
  readonly change: (wish: LeadWish, doing: Doing, next: (row: LeadRow) => Next | Promise<Next>) => Promise<Lead>;
  /** What there is to change, for who may. @throws {Failure} not-found; revision-overtaken */
  readonly admitted: (wish: LeadWish, access?: Access) => Promise<LeadRow>;
}

/** What it stands on. */
export interface ChangeNeeds {
  readonly ground: Ground;
  readonly leads: LeadRepository;
  readonly showing: Showing;
}

/** Makes it. */
export function createChangeLead({ ground, leads, showing }: ChangeNeeds): ChangeLead {
  const { audit, clock } = ground;
  const admitted: ChangeLead['admitted'] = async ({ id, seen, asking }, access = WRITES_LEADS) => {
    const row = await leads.find(id);
    allow(access, asking.caller, holdingOfLead(row));
    if (row === undefined) throw new Failure('not-found');
    if (seen !== undefined && seen !== row.lead.revision) throw overtaken(row.lead);
    return row;
  };
  return {
    admitted,
    change: (wish, { action, access }, next) =>
      ground.atOnce(async () => {
        const row = await admitted(wish, access);
        const { lead: before } = row;
        const { lead, reach = row.reach } = await next(row);
        const after = { ...lead, revision: before.revision + 1, updatedAt: clock.now().toISOString() };
        if (!(await leads.replace(after, reach))) throw overtaken(before);
        const { caller } = wish.asking;
        await recordLead(audit, doerOf(wish.asking, bureauFor(caller, row)), { action, before, after });
        return showing.whole((await leads.find(after.id)) ?? row, caller);
      }),
  };
}

function overtaken({ revision }: StoredLead): Failure {
  return new Failure('revision-overtaken', {
    detail: `The lead has revision ${revision} by now.`,
    currentRevision: revision,
  });
}
