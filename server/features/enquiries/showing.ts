import { type Access, type Standing } from '#shared/access.ts';
import { Enquiry, type EnquiryMessage } from '#shared/enquiry.ts';
import { shownTo } from '#server/domain/access/allow.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { masked } from '#server/domain/enquiries/masked.ts';
import { type Directory } from '../organisations/directory.ts';
import { partsOf } from './access.ts';
import { StoredEnquiry, type StoredPart } from './record.ts';

/** In place of a contact that has been erased. */
const ERASED = { name: '***', phone: '****' };

/** Makes of stored enquiries what a caller sees of them; each name is looked up once. */
export function createShowing(directory: Pick<Directory, 'personNameOf'>): {
  readonly whole: (enquiry: StoredEnquiry) => Promise<Enquiry>;
  readonly shown: (access: Access, viewer: Viewer, enquiry: StoredEnquiry) => Promise<Enquiry>;
} {
  const names = new Map<string, string | undefined>();
  async function nameOf(personId: string | undefined): Promise<string | undefined> {
    if (personId === undefined) return undefined;
    if (!names.has(personId)) names.set(personId, await directory.personNameOf(personId));
    return names.get(personId);
  }

  async function messagesOf({ messages }: StoredPart): Promise<EnquiryMessage[]> {
    const shown: EnquiryMessage[] = [];
    for (const { personId, ...message } of messages) {
      const by = await nameOf(personId);
      shown.push({ ...message, ...(by !== undefined && { by }) });
    }
    return shown;
  }

  async function withParts(enquiry: StoredEnquiry, parts: readonly StoredPart[]): Promise<Enquiry> {
    const rest = WithoutSender.parse(enquiry);
    const shown: Enquiry['parts'] = [];
    for (const part of parts) {
      const { operatorId, ...told } = part;
      shown.push({ ...told, isAddressed: operatorId !== undefined, messages: await messagesOf(part) });
    }
    const maskedContact = enquiry.contact === undefined ? ERASED : masked(enquiry.contact);
    return { ...rest, spaceIds: parts.flatMap(({ spaceIds }) => spaceIds), parts: shown, maskedContact };
  }

  return {
    whole: (enquiry) => withParts(enquiry, enquiry.parts),
    async shown(access, { caller, standings }, enquiry) {
      const isOwn = standings.has('company-member');
      const seen = await withParts(enquiry, isOwn ? enquiry.parts : partsOf(enquiry.parts, caller));
      return Enquiry.parse(shownTo(access, standings, seen));
    },
  };
}

const WithoutSender = StoredEnquiry.omit({ createdBy: true }).strip();

/** Who looks, and how they stand to the enquiry. */
export interface Viewer {
  readonly caller: Caller | undefined;
  readonly standings: ReadonlySet<Standing>;
}
