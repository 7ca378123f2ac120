import { type Directory } from '../organisations/directory.ts';
import { type EnquiryNeeds } from './keeping.ts';
import { type StoredEnquiry, type StoredPart } from './record.ts';

/** What has happened to a part of an enquiry that the other side is told by mail. */
type News = 'enquiry-received' | 'enquiry-written' | 'enquiry-declined' | 'enquiry-withdrawn';

type Needs = Pick<EnquiryNeeds, 'mail' | 'nudge' | 'directory' | 'parks'>;

/**
 * Tells the people of the other side that something has happened, and at which park; what it is they read in the page. As a
 * part of the transaction that runs.
 */
export async function tell(
  needs: Needs,
  kind: News,
  {
    enquiry,
    part,
    to,
  }: { readonly enquiry: StoredEnquiry; readonly part: StoredPart; readonly to: 'company' | 'operator' },
): Promise<void> {
  const park = (await needs.parks.all()).find(({ id }) => id === part.parkId);
  const people = to === 'company' ? await senderOf(enquiry, needs.directory) : await operatorsOf(part, needs.directory);
  for (const { email, language } of people) {
    const name = park?.name[language === 'zh-CN' ? 'zh' : 'en'] ?? part.parkId;
    await needs.mail.send({ kind, to: email, language, values: { park: name } });
  }
  if (people.length > 0) needs.nudge('mail');
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
