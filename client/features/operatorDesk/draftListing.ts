import { type Listing } from '#shared/listing.ts';
import { type ApproximatePosition } from '#shared/position.ts';

/** A space as a form holds it: texts may be empty, and a fact may be anything until it is sent. */
export interface DraftListing {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly building: string;
  /** Degrees and metres; all of them absent where it lies somewhere in its park. */
  readonly lng?: number | undefined;
  readonly lat?: number | undefined;
  readonly radiusM?: number | undefined;
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
    ...(location !== undefined && placeOf(location)),
    facts: Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== 'stage')),
  };
}

function placeOf({
  position: [lng, lat],
  radiusM,
}: ApproximatePosition): Pick<DraftListing, 'lng' | 'lat' | 'radiusM'> {
  return { lng, lat, radiusM };
}

/** What a draft says, as it is sent: empty fields are left out. */
export function contentOf(draft: DraftListing): unknown {
  const { nameZh, nameEn, building, facts, note } = draft;
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return {
    name: { zh: nameZh.trim() || nameEn.trim(), en: nameEn.trim() || nameZh.trim() },
    facts: Object.fromEntries(known),
    ...(building.trim() !== '' && { building: building.trim() }),
    ...locationOf(draft),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}

/** Half a place is a fault, which its schema finds. */
function locationOf({ lng, lat, radiusM }: DraftListing): { readonly location?: unknown } {
  if ([lng, lat, radiusM].every((part) => part === undefined)) return {};
  return { location: { crs: 'WGS-84', position: [lng, lat], radiusM } };
}
