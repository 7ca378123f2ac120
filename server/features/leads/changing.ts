import { z } from 'zod';
import { type Access } from '#shared/access.ts';
import { type Contact } from '#shared/contact.ts';
import { Failure } from '#shared/failure.ts';
import { type Lead, type LeadColumn, LeadFacts, type NewNote } from '#shared/lead.ts';
import { ASSIGNS_LEADS, WRITES_LEADS } from '#shared/leadEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { isAssessedAt, movesFrom, needsReason } from '#server/domain/leads/stage.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { bureauFor, bureausWith, holdingOfLead, jurisdictionOf } from './access.ts';
import { LEAD, doerOf, recordLead, recordReading } from './keeping.ts';
import { type LeadReach } from './reach.ts';
import { StoredLead } from './record.ts';
import { type LeadRepository, type LeadRow } from './repository.ts';
import { type Showing } from './showing.ts';
import { type Officers } from './officers.ts';

/** A change of a lead by somebody who has seen a revision of it. */
export interface LeadWish {
  readonly id: string;
  /** Absent where whatever is there is meant. */
  readonly seen?: number;
  readonly asking: Asking;
}

/** What officers do with one lead. Each may fail with not-found, and with revision-overtaken where a revision was seen. */
export interface Changing {
  /** @throws {Failure} invalid-request where a place is not there or outside of the jurisdiction */
  readonly edit: (wish: LeadWish, facts: LeadFacts) => Promise<Lead>;
  /** @throws {Failure} state-forbids; invalid-request without a reason where one is needed, or with one where none is */
  readonly move: (wish: LeadWish, to: LeadColumn, reason?: string) => Promise<Lead>;
  /** @throws {Failure} limit-reached */
  readonly note: (wish: LeadWish, note: NewNote) => Promise<Lead>;
  readonly take: (wish: LeadWish) => Promise<Lead>;
  /** @throws {Failure} invalid-request where the person is no officer of the caller's bureau */
  readonly assign: (wish: LeadWish, personId: string | undefined) => Promise<Lead>;
  readonly editContact: (wish: LeadWish, contact: Contact) => Promise<Lead>;
  /** Writes down that it is read. @throws {Failure} not-found also where there is no contact */
  readonly readContact: (wish: LeadWish) => Promise<Contact>;
  /** @throws {Failure} not-found also where there was no such revision */
  readonly restore: (wish: LeadWish, revision: number) => Promise<Lead>;
}

/** What changing stands on. */
export interface ChangingNeeds {
  readonly ground: Ground;
  readonly leads: LeadRepository;
  readonly reach: LeadReach;
  readonly showing: Showing;
  readonly people: Pick<Officers, 'peopleOf'>;
}

/** Most notes of a lead. Ours: one a week for ten years. */
const NOTES_MAX = 500;

/** Next state of a lead; where it lies is told only if that is otherwise. */
interface Next {
  readonly lead: StoredLead;
  readonly reach?: readonly string[];
}

/** Makes it. */
export function createChanging({ ground, leads, reach, showing, people }: ChangingNeeds): Changing {
  const { audit, clock, newId } = ground;

  async function admitted({ id, asking }: LeadWish, access: Access): Promise<LeadRow> {
    const row = await leads.find(id);
    allow(access, asking.caller, holdingOfLead(row));
    if (row === undefined) throw new Failure('not-found');
    return row;
  }

  function change(
    wish: LeadWish,
    { action, access = WRITES_LEADS }: { readonly action: string; readonly access?: Access },
    next: (row: LeadRow) => StoredLead | Next | Promise<StoredLead | Next>,
  ): Promise<Lead> {
    const { seen, asking } = wish;
    return ground.atOnce(async () => {
      const row = await admitted(wish, access);
      const { lead: before } = row;
      if (seen !== undefined && seen !== before.revision) throw overtaken(before);
      const made = await next(row);
      const { lead, reach: reached = row.reach } = 'lead' in made ? made : { lead: made };
      const after = { ...lead, revision: before.revision + 1, updatedAt: clock.now().toISOString() };
      if (!(await leads.replace(after, reached))) throw overtaken(before);
      await recordLead(audit, doerOf(asking, bureauFor(asking.caller, row)), { action, before, after });
      const changed = await leads.find(after.id);
      return showing.whole(changed ?? row, asking.caller);
    });
  }

  /** Leads are not moved out of the jurisdiction of whoever writes. */
  const placed = async (asking: Asking, lead: StoredLead): Promise<Next> => ({
    lead,
    reach: await reach.of(lead, jurisdictionOf(asking.caller)),
  });

  return {
    edit: (wish, facts) => change(wish, { action: 'lead-edited' }, ({ lead }) => placed(wish.asking, withFacts(lead, facts))),
    move: (wish, to, reason) =>
      change(wish, { action: 'lead-moved' }, ({ lead }) => moved(lead, { to, reason, today: clock.today() })),
    note: (wish, note) =>
      change(wish, { action: 'lead-noted' }, ({ lead }) => {
        if (lead.notes.length >= NOTES_MAX) {
          throw new Failure('limit-reached', { detail: `There are ${NOTES_MAX} notes at this lead already.` });
        }
        const byId = wish.asking.caller?.personId;
        const added = { id: newId(), at: clock.now().toISOString(), ...note, ...(byId !== undefined && { byId }) };
        return { ...lead, notes: [added, ...lead.notes] };
      }),
    take: (wish) =>
      change(wish, { action: 'lead-taken' }, ({ lead }) => ownedBy(lead, wish.asking.caller?.personId)),
    assign: (wish, personId) =>
      change(wish, { action: 'lead-assigned', access: ASSIGNS_LEADS }, async (row) => {
        if (personId !== undefined) await requireOfficer(people, bureausWith(wish.asking.caller, row), personId);
        return ownedBy(row.lead, personId);
      }),
    editContact: (wish, contact) =>
      change(wish, { action: 'lead-contact-edited' }, ({ lead }) => ({ ...lead, contact })),
    readContact: (wish) =>
      ground.atOnce(async () => {
        const row = await admitted(wish, WRITES_LEADS);
        if (row.lead.contact === undefined) throw new Failure('not-found', { detail: 'No contact is known.' });
        await recordReading(audit, doerOf(wish.asking, bureauFor(wish.asking.caller, row)), row.lead.id);
        return row.lead.contact;
      }),
    restore: (wish, revision) =>
      change(wish, { action: 'lead-restored' }, async ({ lead }) => {
        const former = FormerFacts.safeParse(await audit.revisionOf({ kind: LEAD, id: lead.id }, revision));
        if (!former.success) throw new Failure('not-found', { detail: `There is no revision ${revision} to restore.` });
        return placed(wish.asking, withFacts(lead, former.data));
      }),
  };
}

/** What is written again of an earlier revision, whatever else it holds. */
const FormerFacts = z.object(LeadFacts.partial().shape);

function overtaken({ revision }: StoredLead): Failure {
  return new Failure('revision-overtaken', {
    detail: `The lead has revision ${revision} by now.`,
    currentRevision: revision,
  });
}

/** A lead of which just these facts are known; its places stay where none are told. */
function withFacts(lead: StoredLead, facts: z.infer<typeof FormerFacts>): StoredLead {
  const names = Object.keys(LeadFacts.shape);
  const without = Object.fromEntries(Object.entries(lead).filter(([name]) => !names.includes(name)));
  const known = Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
  return StoredLead.parse({ ...without, places: lead.places, ...known });
}

function ownedBy({ ownerId: _former, ...lead }: StoredLead, personId: string | undefined): StoredLead {
  return { ...lead, ...(personId !== undefined && { ownerId: personId }) };
}

interface Move {
  readonly to: LeadColumn;
  readonly reason: string | undefined;
  readonly today: string;
}

function moved(lead: StoredLead, { to, reason, today }: Move): StoredLead {
  if (!movesFrom(lead).includes(to)) {
    throw new Failure('state-forbids', { detail: `A lead at ${lead.rest?.kind ?? lead.stage} cannot be moved to ${to}.` });
  }
  if (needsReason(to)) {
    if (reason === undefined) throw reasonFault(`Expected a reason: the lead becomes ${to}`);
    return { ...lead, rest: { kind: to, reason, since: today }, movedOn: today };
  }
  if (reason !== undefined) throw reasonFault('Expected none: only what is paused or lost has one');
  const { rest: _rest, ...going } = lead;
  return {
    ...going,
    stage: to,
    movedOn: today,
    ...(isAssessedAt(to) && { assessedOn: lead.assessedOn ?? today }),
    ...(to === 'signed' && lead.stage !== 'signed' && { signedOn: today }),
  };
}

function reasonFault(message: string): Failure {
  return new Failure('invalid-request', {
    detail: 'The reason does not go with the move.',
    errors: [{ path: 'reason', message }],
  });
}

async function requireOfficer(
  people: ChangingNeeds['people'],
  bureauIds: readonly string[],
  personId: string,
): Promise<void> {
  for (const id of bureauIds) {
    if ((await people.peopleOf(id)).some((officer) => officer.personId === personId)) return;
  }
  throw new Failure('invalid-request', {
    detail: 'Only an officer of your bureau may own the lead.',
    errors: [{ path: 'personId', message: 'Expected an officer of your bureau' }],
  });
}
