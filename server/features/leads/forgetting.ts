import { type Contact } from '#shared/contact.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { duplicateKeys, sharedSigns } from '#server/domain/leads/duplicate.ts';
import { type Ground, type Personal } from '#server/part.ts';
import { LEAD, type LeadDoer, recordLead } from './keeping.ts';
import { type ErasedEnquiry } from './leadOpening.ts';
import { type StoredLead } from './record.ts';
import { type LeadRepository, type LeadRow } from './repository.ts';
import { without } from './without.ts';

/** Forgets people: contacts of leads, and officers. Each is a part of the transaction that runs. */
export interface Forgetting {
  /** Takes the contact away from a lead, and from its history. */
  readonly contact: (row: LeadRow, doer: LeadDoer) => Promise<void>;
  /** Takes the contact away that came with an enquiry, from the lead or only from its history, and leaves what is of others. */
  readonly contactOfEnquiry: (enquiry: ErasedEnquiry, doer: LeadDoer) => Promise<void>;
}

type Needs = Pick<Ground, 'audit' | 'clock'> & { readonly leads: LeadRepository };

/** Makes it. */
export function createForgetting({ audit, clock, leads }: Needs): Forgetting {
  const contact: Forgetting['contact'] = async ({ lead: before, reach }, doer) => {
    const rest = without(before, 'contact');
    const after = { ...rest, revision: before.revision + 1, updatedAt: clock.now().toISOString() };
    await replaced(leads, after, reach);
    await recordLead(audit, doer, { action: 'lead-contact-erased', before: rest, after });
    await audit.forget(before.id);
  };
  /** Whether a lead once had a telephone number or an address. */
  async function wasThere(leadId: string, { phone, email }: Contact): Promise<boolean> {
    const history = await audit.historyOf({ kind: LEAD, id: leadId });
    const told = JSON.stringify(history.map(({ changes }) => changes));
    return told.includes(JSON.stringify(phone)) || (email !== undefined && told.includes(JSON.stringify(email)));
  }

  return {
    contact,
    async contactOfEnquiry({ id, contact: gone }, doer) {
      for (const row of await leads.ofEnquiry(id)) {
        const isKnown = gone === undefined || (await wasThere(row.id, gone));
        if (isTheirs(row.lead.contact, gone, isKnown)) await contact(row, doer);
        else if (isKnown) await audit.forget(row.id);
      }
    },
  };
}

/**
 * Whether the contact of a lead is that of who is to be forgotten: reached at the same number or address; of the same name,
 * where the lead once had theirs, as officers correct what they are told. An equal name alone is not enough, as two people of a
 * company may have one. Who is not known any more may be anybody.
 */
function isTheirs(present: Contact | undefined, gone: Contact | undefined, wasThere: boolean): boolean {
  if (present === undefined) return false;
  if (gone === undefined) return true;
  const signs = sharedSigns(duplicateKeys({ contact: present }), duplicateKeys({ contact: gone }));
  return signs.length > 0 || (present.name === gone.name && wasThere);
}

/** Days for which the contact of a lost lead is kept: who was lost may come back within two years. Ours. */
const LOST_KEPT_DAYS = 730;

/** What leads keep about people with accounts, and for how long about others. */
export function leadsPersonal(ground: Ground, leads: LeadRepository): Personal {
  const { audit, clock } = ground;
  const forgetting = createForgetting({ audit, clock, leads });
  return {
    async personalDataOf(personId) {
      const rows = await leads.touchedBy(personId);
      return {
        leadsOwned: rows.filter(({ lead }) => lead.ownerId === personId).map(({ lead }) => lead.id),
        leadNotes: rows.flatMap(({ lead }) =>
          lead.notes
            .filter(({ byId }) => byId === personId)
            .map(({ at, kind, text }) => ({ leadId: lead.id, at, kind, text })),
        ),
      };
    },
    async erase(personId, doing) {
      for (const { lead: before, reach } of await leads.touchedBy(personId)) {
        const after = { ...withoutPerson(before, personId), updatedAt: clock.now().toISOString() };
        await replaced(leads, after, reach);
        await recordLead(audit, doerOf(doing), { action: 'lead-officer-erased', before, after });
      }
    },
    periods: [
      {
        kind: 'lost-lead-contacts',
        keptDays: LOST_KEPT_DAYS,
        async forget(before) {
          const rows = await leads.lostBefore(before.toISOString());
          for (const { lead } of rows) {
            await ground.atOnce(async () => {
              const row = await leads.find(lead.id);
              if (row?.lead.contact !== undefined) await forgetting.contact(row, BY_RETENTION);
            });
          }
          return rows.length;
        },
      },
    ],
  };
}

const BY_RETENTION: LeadDoer = { by: { kind: 'job', name: 'retention' } };

function doerOf({ by, request }: Doing): LeadDoer {
  return { by, ...(request !== undefined && { request }) };
}

/** Nobody owns it any more, and its notes are by nobody. */
function withoutPerson(lead: StoredLead, personId: string): StoredLead {
  const { ownerId, ...rest } = lead;
  return {
    ...rest,
    ...(ownerId !== undefined && ownerId !== personId && { ownerId }),
    notes: lead.notes.map(({ byId, ...note }) => ({
      ...note,
      ...(byId !== undefined && byId !== personId && { byId }),
    })),
    revision: lead.revision + 1,
  };
}

async function replaced(leads: LeadRepository, lead: StoredLead, reach: readonly string[]): Promise<void> {
  if (!(await leads.replace(lead, reach))) throw new Error(`The lead ${lead.id} changed within a transaction.`);
}
