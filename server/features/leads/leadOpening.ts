import { type Enquiry } from '#shared/enquiry.ts';

/** What leads do about enquiries, always as a part of the transaction of the enquiry. */
export interface LeadOpening {
  /** Opens a lead of an enquiry, or adds it to an open lead of the same company in the same places. */
  readonly onEnquiry: (enquiry: Enquiry & Required<Pick<Enquiry, 'contact'>>) => Promise<void>;
  /** Notes at the lead that an operator answered or declined, or that the company took a part back. */
  readonly onEnquiryChanged: (enquiry: Enquiry) => Promise<void>;
}
