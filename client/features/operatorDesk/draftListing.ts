import { type Listing, type ListingContent } from '#shared/listing.ts';

/** A space as a form holds it: texts may be empty, and a fact may be anything until it is sent. */
export interface DraftListing {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly building: string;
  readonly location?: ListingContent['location'];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly note: string;
}

/** Of nothing yet. */
export const EMPTY_DRAFT: DraftListing = { nameZh: '', nameEn: '', building: '', facts: {}, note: '' };

/** Of a space that there is; its stage is told by its state and no field of the form. */
export function draftOf({ space, note = '' }: Listing): DraftListing {
  const { name, building = '', location, facts } = space;
  return {
    ...{ nameZh: name.zh, nameEn: name.en, building, note },
    ...(location !== undefined && { location }),
    facts: Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== 'stage')),
  };
}
