import { type LetterText } from '../letterText.ts';
import { emailChange, emailChanged } from './emailChange.ts';
import { enquiryDeclined, enquiryReceived, enquiryWithdrawn, enquiryWritten } from './enquiries.ts';
import { invitation, registration, registrationKnown } from './joining.ts';
import { reportReceived, reportResolved } from './listingReports.ts';
import { passwordReset } from './passwordReset.ts';
import { publicLead } from './publicLead.ts';

/** Every kind of letter, by the word by which it is sent. */
export const LETTERS: Readonly<Record<string, LetterText>> = {
  'password-reset': passwordReset,
  'email-change': emailChange,
  'email-changed': emailChanged,
  invitation,
  registration,
  'registration-known': registrationKnown,
  'enquiry-received': enquiryReceived,
  'enquiry-written': enquiryWritten,
  'enquiry-declined': enquiryDeclined,
  'enquiry-withdrawn': enquiryWithdrawn,
  'public-lead': publicLead,
  'report-received': reportReceived,
  'report-resolved': reportResolved,
};
