import { type LeadColumn } from '#shared/lead.ts';
import { type PlaceId } from '#shared/place.ts';
import { type SectorId } from '#shared/vocabulary.ts';
import { duplicateKeys } from '#server/domain/leads/duplicate.ts';
import { columnOf } from '#server/domain/leads/stage.ts';
import { type StoredLead, dueOn } from './record.ts';

/** What a lead is found and sorted by, derived from it at each writing. */
export interface LeadKeys {
  /** Its places and all above them: a bureau of any of them has jurisdiction. */
  readonly reach: readonly PlaceId[];
  readonly column: LeadColumn;
  /** Empty where there is none. */
  readonly ownerId: string;
  readonly sector: SectorId | '';
  readonly enquiryIds: readonly string[];
  /** By which leads of one company are told. */
  readonly keys: readonly string[];
  readonly updatedAt: string;
  readonly receivedOn: string;
  /** Day by whose end something is due; `NEVER` where nothing is. */
  readonly due: string;
  /** Expected tax of a year in fen; −1 where it is not known. */
  readonly tax: number;
  /** Name of the company in lower case, for sorting; what sorts behind all names where there is none. */
  readonly company: string;
  /** What is searched, in lower case. */
  readonly text: string;
}

/** The day of what has none: after all days. */
const NEVER = '9999-12-31';
const NAMELESS = '\uFFFF';

/** What a lead in some places is found by. */
export function keysOf(lead: StoredLead, reach: readonly PlaceId[]): LeadKeys {
  const { companyName, need, use, updatedAt, receivedOn } = lead;
  return {
    reach: [...reach],
    column: columnOf(lead),
    ownerId: lead.ownerId ?? '',
    sector: lead.sector ?? '',
    enquiryIds: lead.enquiries.map(({ enquiryId }) => enquiryId),
    keys: duplicateKeys(lead),
    updatedAt,
    receivedOn,
    due: dueOn(lead) ?? NEVER,
    tax: lead.expectedAnnualTaxFen ?? -1,
    company: companyName?.toLowerCase() ?? NAMELESS,
    text: [companyName, need, use].map((part) => part?.toLowerCase() ?? '').join('\n'),
  };
}
