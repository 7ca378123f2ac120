import { z } from 'zod';
import { Failure } from '#shared/failure.ts';
import { type Lead, type LeadColumn, LeadFacts, type NewNote } from '#shared/lead.ts';
import { ASSIGNS_LEADS } from '#shared/leadEndpoints.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Directory } from '../organisations/directory.ts';
import { bureausWith, jurisdictionOf } from './access.ts';
import { type ChangeNeeds, type LeadWish, createChangeLead } from './changeLead.ts';
import { LEAD } from './keeping.ts';
import { moved } from './moving.ts';
import { type LeadReach } from './reach.ts';
import { StoredLead } from './record.ts';
import { without } from './without.ts';

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
  /** @throws {Failure} not-found also where there was no such revision, or its contact has been erased since */
  readonly restore: (wish: LeadWish, revision: number) => Promise<Lead>;
}

/** What changing stands on. */
export interface ChangingNeeds extends ChangeNeeds {
  readonly reach: LeadReach;
  readonly people: Pick<Directory, 'peopleOf'>;
}

/** Most notes of a lead. Ours: one a week for ten years. */
const NOTES_MAX = 500;

/** Makes it. */
export function createChanging({ reach, people, ...needs }: ChangingNeeds): Changing {
  const { audit, clock, newId } = needs.ground;
  const { change } = createChangeLead(needs);

  /** Leads are not moved out of the jurisdiction of whoever writes. */
  const placed = async ({ caller }: Asking, lead: StoredLead): Promise<{ lead: StoredLead; reach: string[] }> => ({
    lead,
    reach: await reach.of(lead, jurisdictionOf(caller)),
  });

  return {
    edit: (wish, facts) =>
      change(wish, { action: 'lead-edited' }, ({ lead }) => placed(wish.asking, withFacts(lead, facts))),
    move: (wish, to, reason) =>
      change(wish, { action: 'lead-moved' }, ({ lead }) => ({
        lead: moved(lead, { to, reason, today: clock.today() }),
      })),
    note: (wish, note) =>
      change(wish, { action: 'lead-noted' }, ({ lead }) => {
        const byId = wish.asking.caller?.personId;
        const added = { id: newId(), at: clock.now().toISOString(), ...note, ...(byId !== undefined && { byId }) };
        return { lead: { ...lead, notes: [added, ...roomFor(lead.notes)] } };
      }),
    take: (wish) =>
      change(wish, { action: 'lead-taken' }, ({ lead }) => ({ lead: ownedBy(lead, wish.asking.caller?.personId) })),
    assign: (wish, personId) =>
      change(wish, { action: 'lead-assigned', access: ASSIGNS_LEADS }, async (row) => {
        if (personId !== undefined) await requireOfficer(people, bureausWith(wish.asking.caller, row), personId);
        return { lead: ownedBy(row.lead, personId) };
      }),
    restore: (wish, revision) =>
      change(wish, { action: 'lead-restored' }, async ({ lead }) => {
        const former = FormerFacts.safeParse(await audit.revisionOf({ kind: LEAD, id: lead.id }, revision));
        if (!former.success) throw new Failure('not-found', { detail: NOTHING_TO_RESTORE });
        return placed(wish.asking, withFacts(lead, former.data));
      }),
  };
}

/** There never was such a revision, or its contact has been erased since. */
const NOTHING_TO_RESTORE = 'There is no such revision, or what it held has been erased.';

/** What is written again of an earlier revision, whatever else it holds. */
const FormerFacts = z.object(LeadFacts.partial().shape);

function roomFor(notes: StoredLead['notes']): StoredLead['notes'] {
  if (notes.length < NOTES_MAX) return notes;
  throw new Failure('limit-reached', { detail: `There are ${NOTES_MAX} notes at this lead already.` });
}

/** A lead of which just these facts are known; its places stay where none are told. */
function withFacts(lead: StoredLead, facts: z.infer<typeof FormerFacts>): StoredLead {
  const names = Object.keys(LeadFacts.shape);
  const without = Object.fromEntries(Object.entries(lead).filter(([name]) => !names.includes(name)));
  const known = Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
  return StoredLead.parse({ ...without, places: lead.places, ...known });
}

function ownedBy(lead: StoredLead, personId: string | undefined): StoredLead {
  return { ...without(lead, 'ownerId'), ...(personId !== undefined && { ownerId: personId }) };
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
