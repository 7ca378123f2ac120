import { type Contact } from '#shared/contact.ts';
import { ANSWER_ENQUIRIES, type ContactReading, READ_READINGS } from '#shared/enquiryEndpoints.ts';
import { Failure } from '#shared/failure.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { partsOf } from './access.ts';
import { type EnquiryNeeds, entryOf, findEnquiry } from './keeping.ts';
import { type StoredPart } from './record.ts';

/** The contacts of enquiries, every reading of which is written down. */
export interface ContactService {
  /** @throws {Failure} not-found; state-forbids where the company has taken its consent back, or the contact is erased */
  readonly read: (asking: Asking, id: string) => Promise<Contact>;
  /** @throws {Failure} not-found */
  readonly readings: (asking: Asking, id: string) => Promise<ContactReading[]>;
}

/** Makes the service. */
export function createContactService(needs: EnquiryNeeds): ContactService {
  const { atOnce, enquiries, audit, clock, newId, directory } = needs;
  return {
    read: (asking, id) =>
      atOnce(async () => {
        const { enquiry } = await findEnquiry(needs, asking, { id, access: ANSWER_ENQUIRIES });
        const operatorId = partsOf(enquiry.parts, asking.caller).find(isConsented)?.operatorId;
        if (operatorId === undefined) throw forbidden('The company has taken its enquiry back.');
        if (enquiry.contact === undefined) throw forbidden('The contact has been erased.');
        await enquiries.addReading({
          ...{ id: newId(), enquiryId: id, at: clock.now().toISOString(), revision: 1 },
          ...(asking.caller !== undefined && { personId: asking.caller.personId }),
          ...{ organisationId: operatorId, organisationName: (await directory.nameOf(operatorId)) ?? '' },
        });
        const { organisationId, subject } = entryOf(enquiry);
        await audit.record({ organisationId, subject, ...doingOf(asking), action: 'enquiry-contact-read' });
        return enquiry.contact;
      }),
    async readings(asking, id) {
      await findEnquiry(needs, asking, { id, access: READ_READINGS });
      const found: ContactReading[] = [];
      for (const { at, personId, organisationName } of await enquiries.readingsOf(id)) {
        const by = personId === undefined ? undefined : await directory.personNameOf(personId);
        found.push({ at, organisationName, ...(by !== undefined && { by }) });
      }
      return found;
    },
  };
}

function isConsented({ state }: StoredPart): boolean {
  return state !== 'withdrawn';
}

function forbidden(detail: string): Failure {
  return new Failure('state-forbids', { detail });
}
