import { z } from 'zod';
import { RecordId } from './organisation.ts';
import { ApproximatePosition } from './position.ts';
import { Space, SpaceFacts, SpaceId } from './space.ts';
import { Slug } from './text.ts';

/**
 * How far a space is, as its operator sees it. `coming` where it is not told whether it is planned or being built; `stale`
 * where nobody has confirmed it for long. The status and the stage of the space are made from it.
 */
export const ListingState = z.enum([
  'planned',
  'under-construction',
  'coming',
  'vacant',
  'held',
  'in-negotiation',
  'let',
  'leaving',
  'withdrawn',
  'stale',
]);
export type ListingState = z.infer<typeof ListingState>;

/** For whom a space is held, with whom it is negotiated or to whom it is let: an enquiry, or a name by which the operator knows. */
export const Taker = z
  .strictObject({ enquiryId: RecordId.optional(), name: z.string().trim().min(1).max(120).optional() })
  .refine(({ enquiryId, name }) => enquiryId !== undefined || name !== undefined, 'Expected an enquiry or a name');
export type Taker = z.infer<typeof Taker>;

/** That somebody has a space in hand. Only the operator that says so sees who. */
export const Taking = z.strictObject({
  /** Last day on which it is held; it is free again on the next. Absent where it does not run out. */
  until: z.iso.date().optional(),
  /** Absent where it is not known, or not for whoever asks. */
  taker: Taker.optional(),
  /** To which state it goes back when nothing comes of it. */
  fallback: ListingState,
});
export type Taking = z.infer<typeof Taking>;

/** Most days ahead until which a space may be held. Ours. */
export const HOLD_DAYS_MAX = 366;

const NOTE = z.string().trim().max(2000);

/** The facts that an operator writes: the supply stage is told by the state. */
export const ListingFacts = SpaceFacts.omit({ stage: true });
export type ListingFacts = z.infer<typeof ListingFacts>;

/** What an operator writes of a space, besides its state. */
export const ListingContent = z.strictObject({
  building: Space.shape.building,
  name: Space.shape.name,
  location: ApproximatePosition.optional(),
  facts: ListingFacts,
  /** For the operator's own people alone. */
  note: NOTE.optional(),
});
export type ListingContent = z.infer<typeof ListingContent>;

/** The states in which a space may be added. */
export const FirstState = ListingState.extract(['planned', 'under-construction', 'vacant', 'let', 'leaving']);
export type FirstState = z.infer<typeof FirstState>;

/** A space that is added. */
export const NewListing = z.strictObject({
  /** The operator's own number; one is made where absent. */
  id: SpaceId.optional(),
  parkId: Slug,
  state: FirstState,
  ...ListingContent.shape,
});
export type NewListing = z.infer<typeof NewListing>;

/** A change of the state of a space. */
export const ListingMove = z
  .strictObject({
    to: ListingState,
    /** The last day of holding; needed for holding, and only there. */
    until: z.iso.date().optional(),
    /** Needed for holding; may be absent where it stays the same or is not known. */
    taker: Taker.optional(),
  })
  .refine(({ to, until }) => (to === 'held') === (until !== undefined), {
    path: ['until'],
    message: 'Expected a last day for holding, and only there',
  })
  .refine(({ to, taker }) => taker === undefined || TAKEN.has(to), {
    path: ['taker'],
    message: 'Nobody can have the space in this state',
  });
export type ListingMove = z.infer<typeof ListingMove>;

/** States in which somebody has the space in hand. */
export const TAKEN: ReadonlySet<ListingState> = new Set(['held', 'in-negotiation', 'let']);

/** A space as its operator sees it 房源. */
export const Listing = z.strictObject({
  id: SpaceId,
  space: Space,
  state: ListingState,
  /** States that it may be brought to now. */
  moves: z.array(ListingState),
  taking: Taking.optional(),
  note: NOTE.optional(),
  /** Absent where no operator has written it yet, but an import. */
  updatedAt: z.iso.datetime().optional(),
  revision: z.number().int().positive(),
});
export type Listing = z.infer<typeof Listing>;

/** The spaces of one building of a park, counted. */
const BuildingHolding = z.strictObject({
  /** Absent for spaces whose building is not known. */
  building: z.string().optional(),
  spaces: z.number().int(),
  /** Known areas added up; spaces without a known area add nothing. */
  knownAreaM2: z.number(),
  byState: z.partialRecord(ListingState, z.number().int()),
});

/** A park of an operator with its buildings, by their names. */
export const ParkHolding = z.strictObject({
  id: Slug,
  name: Space.shape.name,
  location: ApproximatePosition.optional(),
  buildings: z.array(BuildingHolding),
});
export type ParkHolding = z.infer<typeof ParkHolding>;
