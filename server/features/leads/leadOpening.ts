import { type Enquiry } from '#shared/enquiry.ts';
import { type Park } from '#shared/park.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Done } from '../audit/audit.ts';

/** An enquiry, the saved requirement that it comes from, and the parks, its own among them. */
export interface Enquired {
  readonly enquiry: Enquiry & Required<Pick<Enquiry, 'contact'>>;
  readonly requirement: OpenRequirement | undefined;
  readonly parks: readonly Park[];
}

/** An enquiry whose sender is erased, with the contact that it had until then; absent where that had gone before. */
export type ErasedEnquiry = Pick<Enquiry, 'id' | 'contact'>;

/** What leads do about enquiries, always as a part of the transaction of the enquiry. */
export interface LeadOpening {
  /**
   * Opens a lead of an enquiry for each place of its parks, or adds it to an open one of the same company in the same place.
   * Of an enquiry that does not tell the bureau, only the sector and the area band of its requirement are kept. Says what the
   * log is to say of it: whoever sends the enquiry writes that down with what it did itself, all at once.
   */
  readonly onEnquiry: (enquired: Enquired) => Promise<Done[]>;
  /** Notes at the leads that an operator answered or declined, or that the company took a part back. */
  readonly onEnquiryChanged: (enquiry: Enquiry) => Promise<void>;
  /** Forgets the contact that came with an enquiry, where that is erased there; of others at the same lead it stays. */
  readonly onContactErased: (enquiry: ErasedEnquiry) => Promise<void>;
}
