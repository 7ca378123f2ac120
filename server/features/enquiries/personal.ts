import { type Doing } from '#server/domain/access/caller.ts';
import { type Personal } from '#server/part.ts';
import { type EnquiryNeeds, entryOf } from './keeping.ts';
import { StoredEnquiry } from './record.ts';

/** Days for which the contact of an enquiry is kept after it was declined or taken back by all. Ours. */
const KEPT_DAYS = 180;

/** What enquiries keep about people: contacts, who wrote what, who has read a contact. */
export function personalOfEnquiries(
  needs: Pick<EnquiryNeeds, 'enquiries' | 'audit' | 'clock' | 'atOnce' | 'leads'>,
): Personal {
  const { enquiries, audit, clock, atOnce, leads } = needs;

  async function rewrite(before: StoredEnquiry, changed: StoredEnquiry, doing: Doing): Promise<void> {
    const after = { ...changed, updatedAt: clock.now().toISOString(), revision: before.revision + 1 };
    await enquiries.replace(after);
    await audit.record({ ...entryOf(before), ...doing, action: 'enquiry-erased', before, after });
    if (after.contact === undefined) await audit.forget(before.id);
  }

  return {
    async personalDataOf(personId) {
      const own = await enquiries.ofPerson(personId);
      return {
        enquiries: own.filter(({ createdBy }) => createdBy === personId),
        enquiryMessages: own.flatMap(({ id, parts }) =>
          parts
            .flatMap(({ messages }) => messages)
            .filter((message) => message.personId === personId)
            .map(({ at, text }) => ({ enquiryId: id, at, text })),
        ),
        enquiryContactsRead: (await enquiries.readingsBy(personId)).map(({ enquiryId, at }) => ({ enquiryId, at })),
      };
    },
    async erase(personId, by) {
      for (const enquiry of await enquiries.ofPerson(personId)) {
        await rewrite(enquiry, without(enquiry, personId), by);
        // What the bureaus were told by it goes with it.
        if (enquiry.createdBy === personId) await leads.onContactErased(enquiry);
      }
      await enquiries.forgetReader(personId);
    },
    periods: [
      {
        kind: 'enquiry-contacts',
        keptDays: KEPT_DAYS,
        async forget(before) {
          const over = await enquiries.over(before);
          for (const enquiry of over) {
            const rest = WithoutContact.parse(enquiry);
            await atOnce(() => rewrite(enquiry, rest, { by: { kind: 'job', name: 'retention' } }));
          }
          return over.length;
        },
      },
    ],
  };
}

const WithoutContact = StoredEnquiry.omit({ contact: true }).strip();

/** An enquiry without a person: what it sent has no contact any more, and what it wrote no name. */
function without({ createdBy, contact, parts, ...rest }: StoredEnquiry, personId: string): StoredEnquiry {
  return {
    ...rest,
    ...(createdBy !== personId && { ...(createdBy && { createdBy }), ...(contact && { contact }) }),
    parts: parts.map((part) => ({
      ...part,
      messages: part.messages.map(({ personId: writer, ...message }) => ({
        ...message,
        ...(writer !== undefined && writer !== personId && { personId: writer }),
      })),
    })),
  };
}
