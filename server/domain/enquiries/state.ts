import { type EnquiryPartState } from '#shared/enquiry.ts';

/** What is done to a part of an enquiry: the operator sees, answers or declines it, the company writes to it or takes it back. */
export type EnquiryAction = 'see' | 'answer' | 'decline' | 'write' | 'withdraw';

/** Who does what. */
export const SIDE_OF: Readonly<Record<EnquiryAction, 'company' | 'operator'>> = {
  see: 'operator',
  answer: 'operator',
  decline: 'operator',
  write: 'company',
  withdraw: 'company',
};

/**
 * The state after each action, by the state before; what is not in it cannot be done. What was withdrawn stays so; what was
 * declined can only be withdrawn, since a consent can be taken back at any time.
 */
export const TRANSITIONS: Readonly<
  Record<EnquiryPartState, Readonly<Partial<Record<EnquiryAction, EnquiryPartState>>>>
> = {
  sent: { see: 'seen', answer: 'answered', decline: 'declined', write: 'sent', withdraw: 'withdrawn' },
  seen: { answer: 'answered', decline: 'declined', write: 'seen', withdraw: 'withdrawn' },
  answered: { answer: 'answered', decline: 'declined', write: 'answered', withdraw: 'withdrawn' },
  declined: { withdraw: 'withdrawn' },
  withdrawn: {},
};

/** The state that a part is in after an action; undefined where its present one forbids it. */
export function stateAfter(state: EnquiryPartState, action: EnquiryAction): EnquiryPartState | undefined {
  return TRANSITIONS[state][action];
}
