import { faultText } from '#client/explain/faultText.ts';
import { type Say } from '#client/explain/speaking.ts';

/** What is wrong with a field of a draft, in the user's language; where there is no text for it, the server's own words. */
export function draftFaultText(message: string, say: Say): string {
  if (message.endsWith('received undefined') || /^Too small: expected (?:string|array) to have >=1 /u.test(message)) {
    return say('drafts.faults.missing');
  }
  if (message === 'Is not known here') return say('drafts.faults.notKnown');
  return faultText(message, say, (parameter) => parameter);
}
