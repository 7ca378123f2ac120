import { type Connection, type Model, Schema } from 'mongoose';
import { type Taking } from '#shared/listing.ts';
import { Space } from '#shared/space.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { rowId } from '../rowId.ts';
import { type Import } from '../visibleImports.ts';

/** A space as one import has it; the same space may stand in several imports. */
export interface SpaceRow {
  /** As `rowId` makes it. */
  readonly _id: string;
  readonly importId: string;
  readonly spaceId: string;
  readonly origin: Import['origin'];
  /** Hash of the space as it was stored, by which a later edit is known. */
  readonly seeded: string;
  readonly space: Space;
  /** What only its operator sees of a row of the desk. */
  readonly desk?: DeskNotes;
}

/** What an operator has written of a space besides what all see. */
export interface DeskNotes {
  readonly revision: number;
  /** The operator that wrote last. */
  readonly organisationId: string;
  readonly updatedAt: string;
  readonly taking?: Taking | undefined;
  /** The operator that said who has the space in hand: no other sees who. */
  readonly takingOf?: string | undefined;
  readonly note?: string | undefined;
  /** The operator that wrote the note: no other sees it. */
  readonly noteOf?: string | undefined;
}

/** The stored rows of spaces. */
export function spaceRows(connection: Connection): Model<SpaceRow> {
  const existing: Model<SpaceRow> | undefined = connection.models[NAME];
  if (existing !== undefined) return existing;
  const text = { type: String, required: true };
  const schema = new Schema<SpaceRow>(
    {
      _id: String,
      importId: text,
      spaceId: text,
      origin: text,
      seeded: text,
      space: Schema.Types.Mixed,
      desk: Schema.Types.Mixed,
    },
    { strictQuery: false, minimize: false, versionKey: false, id: false, autoIndex: false, autoCreate: false },
  );
  // Pages of a list, and all rows of one space.
  schema.index({ spaceId: 1 });
  // All rows of an import, to show, count or remove them.
  schema.index({ importId: 1 });
  // The spaces of a park.
  schema.index({ 'space.parkId': 1 });
  // Holds that have run out.
  schema.index({ 'desk.taking.until': 1 }, { sparse: true });
  return connection.model<SpaceRow>(NAME, schema, NAME);
}

const NAME = 'spaces';

/** The row of a space of an import. */
export function rowOf({ id, origin }: Import, space: Space): SpaceRow {
  return {
    _id: rowId(id, space.id),
    importId: id,
    spaceId: space.id,
    origin,
    seeded: contentHash(space),
    space,
  };
}

/** The space of a row. */
export function toSpace({ space }: SpaceRow): Space {
  return Space.parse(space);
}
