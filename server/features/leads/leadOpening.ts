import { type Enquiry } from '#shared/enquiry.ts';
import { type OpenRequirement } from '#shared/requirement.ts';

/** An enquiry whose sender is erased, with the contact that it had until then; absent where that had gone before. */
export type ErasedEnquiry = Pick<Enquiry, 'id' | 'contact'>;

/** What leads do about enquiries, always as a part of the transaction of the enquiry. */
export interface LeadOpening {
  /**
   * Opens a lead of an enquiry for each place of its parks, or adds it to an open one of the same company in the same place.
   * Of an enquiry that does not tell the bureau, only the sector and the area band of its requirement are kept.
   */
  readonly onEnquiry: (
    enquiry: Enquiry & Required<Pick<Enquiry, 'contact'>>,
    requirement?: OpenRequirement,
  ) => Promise<void>;
  /** Notes at the leads that an operator answered or declined, or that the company took a part back. */
  readonly onEnquiryChanged: (enquiry: Enquiry) => Promise<void>;
  /** Forgets the contact that came with an enquiry, where that is erased there; of others at the same lead it stays. */
  readonly onContactErased: (enquiry: ErasedEnquiry) => Promise<void>;
}
