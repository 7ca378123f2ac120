import { type z } from 'zod';
import { type NewEnquiry } from '#shared/enquiry.ts';
import { SEND_ENQUIRIES } from '#shared/enquiryEndpoints.ts';
import { Failure, type FieldFault } from '#shared/failure.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { type Space } from '#shared/space.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type EnquiryNeeds, entryOf } from './keeping.ts';
import { tell } from './letters.ts';
import { type StoredEnquiry, type StoredPart } from './record.ts';
import { createShowing } from './showing.ts';

/** What sending stands on besides. */
export interface SendingNeeds extends EnquiryNeeds, Pick<Ground, 'spaces' | 'demo'> {
  readonly requirements: { readonly find: (id: string) => Promise<SavedRequirement | undefined> };
}

type New = z.output<typeof NewEnquiry>;

/** Most enquiries that a company sends within a day. Ours. */
const ENQUIRIES_PER_DAY_MAX = 100;

const DAY_MS = 24 * 3600 * 1000;

/** States in which nobody can have a space. */
const GONE: ReadonlySet<Space['status']> = new Set(['let', 'withdrawn', 'stale']);

/**
 * Sends an enquiry of a company: stores it, tells the operators, and opens leads.
 *
 * @throws {Failure} not-found; invalid-request where a space cannot be had or a requirement is not the company's; limit-reached
 */
export function sendEnquiry(
  needs: SendingNeeds,
  asking: Asking,
  { companyId, ...made }: New & { readonly companyId: string },
): Promise<StoredEnquiry> {
  const { atOnce, enquiries, audit, clock, newId, leads, directory } = needs;
  allow(SEND_ENQUIRIES, asking.caller, { companyIds: [companyId] });
  return atOnce(async () => {
    await refuseTooMany(needs, companyId);
    // It may have waited for its turn longer than its sender has.
    asking.signal?.throwIfAborted();
    const requirement = await requirementOf(needs, { ...made, companyId });
    const parts = await partsFor(needs, made.spaceIds);
    const now = clock.now().toISOString();
    const enquiry: StoredEnquiry & Pick<New, 'contact'> = {
      ...made,
      ...{ id: newId(), companyId, parts, createdAt: now, updatedAt: now, revision: 1 },
      spaceIds: parts.flatMap(({ spaceIds }) => spaceIds),
      ...(asking.caller !== undefined && { createdBy: asking.caller.personId }),
    };
    const parks = await needs.parks.all();
    await enquiries.add(enquiry);
    const sent = { ...entryOf(enquiry), ...doingOf(asking), action: 'enquiry-sent', after: enquiry };
    const whole = await createShowing(directory).whole(enquiry);
    const opened = await leads.onEnquiry({ enquiry: { ...whole, contact: made.contact }, requirement, parks });
    await audit.recordAll([sent, ...opened]);
    await tell(needs, 'enquiry-received', { enquiry, parts, to: 'operator', parks });
    return enquiry;
  });
}

/** Holds the enquiries of the company, so that its leads too are opened by one after the other. */
async function refuseTooMany({ enquiries, clock, hold }: SendingNeeds, companyId: string): Promise<void> {
  await hold(`enquiries of ${companyId}`);
  const sent = await enquiries.countSince(companyId, new Date(clock.now().getTime() - DAY_MS));
  if (sent >= ENQUIRIES_PER_DAY_MAX) {
    throw new Failure('limit-reached', { detail: `A company sends at most ${ENQUIRIES_PER_DAY_MAX} enquiries a day.` });
  }
}

async function requirementOf(
  { requirements }: SendingNeeds,
  { requirementId, companyId }: Pick<New, 'requirementId'> & { readonly companyId: string },
): Promise<OpenRequirement | undefined> {
  if (requirementId === undefined) return undefined;
  const found = await requirements.find(requirementId);
  if (found?.companyId === companyId) return found.requirement;
  throw refused([{ path: 'requirementId', message: 'The company keeps no such requirement' }]);
}

/** One part for each park, in the order in which the spaces name them. */
async function partsFor({ spaces, demo, directory }: SendingNeeds, ids: readonly string[]): Promise<StoredPart[]> {
  const idsByPark = new Map<string, string[]>();
  const faults: FieldFault[] = [];
  const spaceById = new Map((await spaces.findAll(ids)).map((space) => [space.id, space]));
  for (const [index, id] of ids.entries()) {
    const space = spaceById.get(id);
    const fault = faultOf(space, demo);
    if (space === undefined || fault !== undefined) {
      faults.push({ path: `spaceIds.${index}`, message: fault ?? '' });
      continue;
    }
    const there = idsByPark.get(space.parkId) ?? [];
    if (!there.includes(id)) there.push(id);
    idsByPark.set(space.parkId, there);
  }
  if (faults.length > 0) throw refused(faults);
  const operators = await directory.operatorsOf([...idsByPark.keys()]);
  return [...idsByPark].map(([parkId, spaceIds]) => {
    const operator = operators.find(({ parkIds }) => parkIds.includes(parkId));
    return { parkId, spaceIds, state: 'sent', messages: [], ...(operator && { operatorId: operator.organisationId }) };
  });
}

function faultOf(space: Space | undefined, demo: boolean): string | undefined {
  if (space === undefined || (space.demo && !demo)) return 'There is no such space';
  return GONE.has(space.status) ? 'The space cannot be had' : undefined;
}

function refused(errors: readonly FieldFault[]): Failure {
  return new Failure('invalid-request', { detail: 'The enquiry is about what cannot be enquired about.', errors });
}
