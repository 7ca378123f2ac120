import { Failure } from '#shared/failure.ts';
import { type Invitation } from '#shared/invitationEndpoints.ts';
import { NOTHING_HERE } from '#server/domain/access/allow.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground } from '#server/part.ts';
import { overtaken, refuseOvertaken } from '#server/platform/overtaken.ts';
import { type InvitationRepository, type StoredInvitation } from './repository.ts';

/** For how long the link of an invitation works. Ours. */
const INVITATION_DAYS = 7;

/** The purpose of its one-time link. */
export const INVITATION = 'invitation';

/** Writes invitations, what was done to them and their mail, as a part of the transaction that runs. */
export interface InvitationKeeping {
  readonly add: (
    wish: Pick<Invitation, 'organisationId' | 'email' | 'role' | 'language'>,
    by: Sender,
  ) => Promise<Invitation>;
  /** @throws {Failure} not-found */
  readonly find: (id: string) => Promise<Invitation>;
  /** Sends it again by another link. @throws {Failure} revision-overtaken; state-forbids where it is answered */
  readonly sendAgain: (id: string, seen: number, by: Sender) => Promise<Invitation>;
  /** @throws {Failure} revision-overtaken; state-forbids where it is answered */
  readonly end: (ending: Ending, doing: Doing) => Promise<Invitation>;
}

/** Who sends an invitation, and what the mail names. */
export interface Sender {
  readonly doing: Doing;
  readonly organisationName: string;
  readonly personName: string;
}

/** What becomes of an invitation, over which revision; the present one where absent. */
interface Ending {
  readonly id: string;
  readonly seen?: number;
  readonly state: 'accepted' | 'withdrawn';
}

type Needs = Pick<Ground, 'newId' | 'clock' | 'audit' | 'mail' | 'links'> & {
  readonly invitations: InvitationRepository;
};

/** Makes what writes invitations. */
export function createInvitationKeeping(needs: Needs): InvitationKeeping {
  const { newId, clock, invitations, links } = needs;
  const shown = (stored: StoredInvitation): Invitation => shownAt(stored, clock.now());

  async function find(id: string): Promise<StoredInvitation> {
    const found = await invitations.find(id);
    if (found === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
    return found;
  }

  async function openOne(id: string, seen?: number): Promise<StoredInvitation> {
    const found = await find(id);
    if (seen !== undefined) refuseOvertaken(found, seen);
    if (found.state === 'open') return found;
    throw new Failure('state-forbids', { detail: `The invitation is ${found.state} already.` });
  }

  async function write(before: StoredInvitation, after: StoredInvitation): Promise<void> {
    if (!(await invitations.replace(after))) throw overtaken(before.revision + 1);
  }

  return {
    find: async (id) => shown(await find(id)),
    async add(wish, by) {
      const after: StoredInvitation = { id: newId(), ...wish, state: 'open', ...daysFrom(clock.now()), revision: 1 };
      await invitations.add(after);
      await record(needs, by.doing, { action: 'invitation-created', after });
      await send(needs, after, by);
      return shown(after);
    },
    async sendAgain(id, seen, by) {
      const before = await openOne(id, seen);
      const after = { ...before, ...daysFrom(clock.now()), revision: before.revision + 1 };
      await write(before, after);
      await record(needs, by.doing, { action: 'invitation-sent-again', before, after });
      await links.withdraw(INVITATION, id);
      await send(needs, after, by);
      return shown(after);
    },
    async end({ id, seen, state }, doing) {
      const before = await openOne(id, seen);
      const after = { ...before, state, revision: before.revision + 1 };
      await write(before, after);
      await record(needs, doing, { action: `invitation-${state}`, before, after });
      await links.withdraw(INVITATION, id);
      return shown(after);
    },
  };
}

/** An invitation as it stands at a moment. */
export function shownAt(stored: StoredInvitation, now: Date): Invitation {
  const isOver = stored.state === 'open' && stored.until <= now.toISOString();
  return isOver ? { ...stored, state: 'expired' } : stored;
}

const VALID_S = INVITATION_DAYS * 24 * 3600;

function daysFrom(now: Date): Pick<Invitation, 'sentAt' | 'until'> {
  return { sentAt: now.toISOString(), until: new Date(now.getTime() + VALID_S * 1000).toISOString() };
}

async function record(
  { audit }: Pick<Needs, 'audit'>,
  doing: Doing,
  change: { readonly action: string; readonly before?: StoredInvitation; readonly after: StoredInvitation },
): Promise<void> {
  const { id, organisationId } = change.after;
  // Whoever is invited may have no account: the invitation itself stands for the person.
  await audit.record({
    ...doing,
    ...change,
    organisationId,
    subject: { kind: INVITATION, id },
    personal: { email: id },
  });
}

async function send(
  { mail }: Pick<Needs, 'mail'>,
  { id, email, language }: StoredInvitation,
  { organisationName, personName }: Sender,
): Promise<void> {
  await mail.send({
    kind: INVITATION,
    to: email,
    language,
    values: { organisation: organisationName, by: personName, days: String(INVITATION_DAYS) },
    link: { purpose: INVITATION, subject: id, validForS: VALID_S, path: '/invitation' },
  });
}
