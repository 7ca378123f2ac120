import { type Park } from '#shared/park.ts';
import { type Letter } from '../mail/letter.ts';
import { type Directory } from '../organisations/directory.ts';
import { type EnquiryNeeds } from './keeping.ts';
import { type StoredEnquiry, type StoredPart } from './record.ts';

/** What has happened to a part of an enquiry that the other side is told by mail. */
type News = 'enquiry-received' | 'enquiry-written' | 'enquiry-declined' | 'enquiry-withdrawn';

type Needs = Pick<EnquiryNeeds, 'mail' | 'directory'>;

/** Some parts of an enquiry, the side that is to be told of them, and the parks, theirs among them. */
interface Told {
  readonly enquiry: StoredEnquiry;
  readonly parts: readonly StoredPart[];
  readonly to: 'company' | 'operator';
  readonly parks: readonly Park[];
}

/**
 * Tells the people of the other side that something has happened, and at which park; what it is they read in the page. As a
 * part of the transaction that runs.
 */
export async function tell({ mail, directory }: Needs, kind: News, { enquiry, parts, to, parks }: Told): Promise<void> {
  const letters: Letter[] = [];
  for (const part of parts) {
    const park = parks.find(({ id }) => id === part.parkId);
    const people = to === 'company' ? await senderOf(enquiry, directory) : await operatorsOf(part, directory);
    for (const { email, language } of people) {
      const name = park?.name[language === 'zh-CN' ? 'zh' : 'en'] ?? part.parkId;
      letters.push({ kind, to: email, language, values: { park: name } });
    }
  }
  await mail.sendAll(letters);
}

type People = Awaited<ReturnType<Directory['peopleOf']>>;

/** Who sent the enquiry; where that person has left, all people of the company. */
async function senderOf({ companyId, createdBy }: StoredEnquiry, directory: Directory): Promise<People> {
  const people = await directory.peopleOf(companyId);
  const sender = people.filter(({ personId }) => personId === createdBy);
  return sender.length > 0 ? sender : people;
}

async function operatorsOf({ operatorId }: StoredPart, directory: Directory): Promise<People> {
  return operatorId === undefined ? [] : directory.peopleOf(operatorId);
}
