import { type Contact } from '#shared/contact.ts';
import { Failure } from '#shared/failure.ts';
import { type Lead } from '#shared/lead.ts';
import { bureauFor } from './access.ts';
import { type ChangeNeeds, type LeadWish, createChangeLead } from './changeLead.ts';
import { createForgetting } from './forgetting.ts';
import { doerOf, recordReading } from './keeping.ts';

/** Whom to reach about leads. Each may fail with not-found, and with revision-overtaken where a revision was seen. */
export interface Contacts {
  readonly editContact: (wish: LeadWish, contact: Contact) => Promise<Lead>;
  /** Writes down that it is read. @throws {Failure} not-found also where there is no contact */
  readonly readContact: (wish: LeadWish) => Promise<Contact>;
  /** Takes the contact away for good, from the history too. */
  readonly eraseContact: (wish: LeadWish) => Promise<Lead>;
}

/** Makes it. */
export function createContacts(needs: ChangeNeeds): Contacts {
  const { ground, leads, showing } = needs;
  const { change, admitted } = createChangeLead(needs);
  const forgetting = createForgetting({ ...ground, leads });
  return {
    editContact: (wish, contact) =>
      change(wish, { action: 'lead-contact-edited' }, ({ lead }) => ({ lead: { ...lead, contact } })),
    readContact: (wish) =>
      ground.atOnce(async () => {
        const row = await admitted(wish);
        const { contact, id } = row.lead;
        if (contact === undefined) throw new Failure('not-found', { detail: 'No contact is known.' });
        await recordReading(ground.audit, doerOf(wish.asking, bureauFor(wish.asking.caller, row)), id);
        return contact;
      }),
    eraseContact: (wish) =>
      ground.atOnce(async () => {
        const row = await admitted(wish);
        const { caller } = wish.asking;
        await forgetting.contact(row, doerOf(wish.asking, bureauFor(caller, row)));
        return showing.whole((await leads.find(row.id)) ?? row, caller);
      }),
  };
}
