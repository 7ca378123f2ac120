import { ANSWER_ENQUIRIES, SEND_ENQUIRIES, WRITE_ENQUIRIES } from '#shared/enquiryEndpoints.ts';
import { type Access } from '#shared/access.ts';
import { Failure } from '#shared/failure.ts';
import { type EnquiryAction, stateAfter } from '#server/domain/enquiries/state.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { type EnquiryNeeds, type Found, findEnquiry, overtaken, rewrite } from './keeping.ts';
import { tell } from './letters.ts';
import { type StoredEnquiry, type StoredPart } from './record.ts';

/** What is to be done to which part, by somebody who has seen a revision. */
export interface PartWish {
  readonly id: string;
  readonly parkId: string;
  readonly seen: number;
}

/** What is done, and the words that come with it. */
type Deed =
  { readonly does: 'see' | 'withdraw' } | { readonly does: 'decline' | 'write-or-answer'; readonly text: string };

/** Most messages of one part. Ours. */
const MESSAGES_MAX = 200;

const ACCESS: Readonly<Record<Deed['does'], Access>> = {
  see: ANSWER_ENQUIRIES,
  decline: ANSWER_ENQUIRIES,
  withdraw: SEND_ENQUIRIES,
  'write-or-answer': WRITE_ENQUIRIES,
};

/**
 * Does something to a part of an enquiry and tells the other side.
 *
 * @throws {Failure} not-found; revision-overtaken; state-forbids; limit-reached
 */
export function changePart(
  needs: EnquiryNeeds,
  asking: Asking,
  { id, parkId, seen, ...deed }: PartWish & Deed,
): Promise<Found> {
  return needs.atOnce(async () => {
    const found = await findEnquiry(needs, asking, { id, parkId, access: ACCESS[deed.does] });
    const { enquiry: before, standings } = found;
    if (before.revision !== seen) throw overtaken(before.revision);
    const side = standings.has('company-member') ? 'company' : 'operator';
    const action = deed.does === 'write-or-answer' ? WRITTEN_BY[side] : deed.does;
    const at = needs.clock.now().toISOString();
    const said: StoredPart['messages'][number] | undefined =
      'text' in deed ? { at, from: side, text: deed.text, ...personOf(asking) } : undefined;
    const changed = withPart(before, parkId, (part) => partAfter(part, action, said));
    const enquiry = await rewrite(needs, { ...doingOf(asking), action: LOGGED[action] }, { before, changed });
    const part = enquiry.parts.find((one) => one.parkId === parkId);
    const news = NEWS[action];
    if (part !== undefined && news !== undefined) {
      const to = side === 'company' ? 'operator' : 'company';
      await tell(needs, news, { enquiry, parts: [part], to, parks: await needs.parks.all() });
    }
    return { ...found, enquiry };
  });
}

const WRITTEN_BY = { company: 'write', operator: 'answer' } as const;

const LOGGED: Readonly<Record<EnquiryAction, string>> = {
  see: 'enquiry-seen',
  answer: 'enquiry-answered',
  decline: 'enquiry-declined',
  write: 'enquiry-written-to',
  withdraw: 'enquiry-withdrawn',
};

/** Of what the other side is told; that something was seen shows in the page. */
const NEWS: Readonly<Partial<Record<EnquiryAction, Parameters<typeof tell>[1]>>> = {
  answer: 'enquiry-written',
  decline: 'enquiry-declined',
  write: 'enquiry-written',
  withdraw: 'enquiry-withdrawn',
};

function personOf({ caller }: Asking): { readonly personId?: string } {
  return caller === undefined ? {} : { personId: caller.personId };
}

function withPart(enquiry: StoredEnquiry, parkId: string, how: (part: StoredPart) => StoredPart): StoredEnquiry {
  return { ...enquiry, parts: enquiry.parts.map((part) => (part.parkId === parkId ? how(part) : part)) };
}

function partAfter(
  part: StoredPart,
  action: EnquiryAction,
  said: StoredPart['messages'][number] | undefined,
): StoredPart {
  const state = stateAfter(part.state, action);
  if (state === undefined) {
    throw new Failure('state-forbids', { detail: `This part of the enquiry is ${part.state}: that cannot be done.` });
  }
  if (said === undefined) return { ...part, state };
  if (part.messages.length >= MESSAGES_MAX) {
    throw new Failure('limit-reached', { detail: `A part of an enquiry holds at most ${MESSAGES_MAX} messages.` });
  }
  return { ...part, state, messages: [...part.messages, said] };
}
