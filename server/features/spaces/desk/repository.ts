import { type Connection, type Model, trusted } from 'mongoose';
import { type Space, type SpaceId } from '#shared/space.ts';
import { looseModel } from '#server/store/looseModel.ts';
import { createPresentIndex } from '#server/store/presentIndex.ts';
import { type DeskNotes, type SpaceRow, rowOf, spaceRows, toSpace } from '../rows/repository.ts';
import { rowId } from '../rowId.ts';
import { DESK, type VisibleImports, newestRows } from '../visibleImports.ts';

/** A space with what its operator has written of it; without `desk` only imports know it. */
export interface DeskSpace {
  readonly space: Space;
  readonly desk?: DeskNotes | undefined;
}

/** A space that an operator has written. */
export interface WrittenSpace {
  readonly space: Space;
  readonly desk: DeskNotes;
}

/** A space that is to be written, and what was there before. */
export interface SpaceWrite {
  readonly written: WrittenSpace;
  readonly before: DeskSpace | undefined;
}

/** As much of a space as a list is filtered and sorted by. */
export interface DeskHead {
  readonly id: SpaceId;
  readonly parkId: string;
  readonly building?: string | undefined;
  readonly name: Space['name'];
  readonly status: Space['status'];
  readonly stage?: Space['facts']['stage'];
  readonly areaM2?: number | undefined;
  readonly rentFenPerM2Month?: Space['facts']['rentFenPerM2Month'];
  readonly updatedAt?: string | undefined;
}

/** The spaces as their operators see and write them, as a part of the transaction that runs. */
export interface DeskRepository {
  readonly find: (id: SpaceId) => Promise<DeskSpace | undefined>;
  /** Those of the given ids that there are, in no order. */
  readonly ofIds: (ids: readonly SpaceId[]) => Promise<DeskSpace[]>;
  /** All spaces of parks, in the order of ids. */
  readonly headsOf: (parkIds: readonly string[]) => Promise<DeskHead[]>;
  /** Writes spaces, each in the place of what was there before; false where one of these is not the present one any more. */
  readonly write: (written: readonly SpaceWrite[]) => Promise<boolean>;
  /** Takes away what was written of spaces: what an import says of them holds again, or there are none. */
  readonly forget: (written: readonly WrittenSpace[]) => Promise<void>;
  /** The revisions at which spaces were last forgotten; without those that never were. */
  readonly lastRevisionsOf: (ids: readonly SpaceId[]) => Promise<ReadonlyMap<SpaceId, number>>;
  /** Spaces that are held, by a hold whose last day is before this one. */
  readonly heldUntilBefore: (day: string, limit: number) => Promise<DeskSpace[]>;
}

/** What the repository stands on of the imports. */
interface Imports {
  readonly visible: () => Promise<VisibleImports | undefined>;
  readonly show: (change: (visible: VisibleImports) => VisibleImports) => Promise<void>;
}

/** The believed rows with a value of a field, which must be the same in all rows of a space. */
type Believed = (
  field: 'spaceId' | 'space.parkId',
  value: unknown,
  projection?: Readonly<Record<string, unknown>>,
) => Promise<SpaceRow[]>;

function believedOf(rows: ReturnType<typeof spaceRows>, visible: Imports['visible'], among: object): Believed {
  const presentIndex = createPresentIndex(rows.collection);
  return async (field, value, projection) => {
    const imports = (await visible()) ?? [];
    const passing = { [field]: value, importId: trusted({ $in: imports.map(({ id }) => id) }), ...among };
    // Nearly all rows are of a visible import: by the index of these, all would be read.
    const by = await presentIndex(field);
    return newestRows(await rows.find(passing, projection, by).lean(), imports);
  };
}

/** Opens what operators write. `demo`: whether invented spaces are there. */
export function createDeskRepository(connection: Connection, imports: Imports, demo: boolean): DeskRepository {
  const rows = spaceRows(connection);
  const forgotten = createForgotten(connection);
  const believed = believedOf(rows, imports.visible, demo ? {} : { 'space.demo': false });

  return {
    async find(id) {
      return (await believed('spaceId', id)).map(toDeskSpace)[0];
    },
    async ofIds(ids) {
      return (await believed('spaceId', trusted({ $in: ids }))).map(toDeskSpace);
    },
    async headsOf(parkIds) {
      const found = await believed('space.parkId', trusted({ $in: parkIds }), HEAD);
      return found.map(toHead).sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    write: createWrite(rows, showDesk),
    async forget(written) {
      await rows.deleteMany({ _id: trusted({ $in: written.map(({ space }) => rowId(DESK.id, space.id)) }) });
      await forgotten.put(written.map(({ space, desk }) => ({ _id: space.id, revision: desk.revision })));
    },
    lastRevisionsOf: forgotten.revisionsOf,
    async heldUntilBefore(day, limit) {
      const due: Record<string, unknown> = {
        importId: DESK.id,
        'space.status': 'held',
        'desk.taking.until': trusted({ $lt: day }),
      };
      return (await rows.find(due).limit(limit).lean<SpaceRow[]>()).map(toDeskSpace);
    },
  };

  /** Once the desk is among the imports, nothing about them is written any more. */
  async function showDesk(): Promise<void> {
    if (hasDesk((await imports.visible()) ?? [])) return;
    await imports.show((visible) => (hasDesk(visible) ? visible : [...visible, DESK]));
  }
}

/** A space whose row was taken away: should it come again, its revisions go on from here. */
interface Forgotten {
  readonly _id: string;
  readonly revision: number;
}

function createForgotten(connection: Connection): {
  readonly put: (all: readonly Forgotten[]) => Promise<void>;
  /** Of those that were ever taken away. */
  readonly revisionsOf: (ids: readonly SpaceId[]) => Promise<ReadonlyMap<SpaceId, number>>;
} {
  const rows = looseModel<Forgotten>(connection, 'forgottenSpaces');
  return {
    async put(all) {
      if (all.length === 0) return;
      await rows.bulkWrite(
        all.map((one) => ({ replaceOne: { filter: { _id: one._id }, replacement: one, upsert: true } })),
      );
    },
    async revisionsOf(ids) {
      const found = ids.length === 0 ? [] : await rows.find({ _id: trusted({ $in: ids }) }).lean<Forgotten[]>();
      return new Map(found.map(({ _id, revision }) => [_id, revision]));
    },
  };
}

/** Writes rows of the desk; `showDesk` sees to it that they are believed. */
function createWrite(rows: Model<SpaceRow>, showDesk: () => Promise<void>): DeskRepository['write'] {
  /** False where one of them is not at the revision that was seen any more. */
  async function replaceAll(wanted: readonly { readonly row: SpaceRow; readonly seen: number }[]): Promise<boolean> {
    if (wanted.length === 0) return true;
    const { matchedCount } = await rows.bulkWrite(
      wanted.map(({ row, seen }) => ({
        replaceOne: { filter: { _id: row._id, 'desk.revision': seen }, replacement: row },
      })),
    );
    return matchedCount === wanted.length;
  }

  return async (all) => {
    const replaced = all.flatMap(({ written, before }) => {
      const seen = before?.desk?.revision;
      return seen === undefined ? [] : [{ row: deskRow(written), seen }];
    });
    const fresh = all.filter(({ before }) => before?.desk === undefined).map(({ written }) => deskRow(written));
    if (!(await replaceAll(replaced))) return false;
    // Of two that write a space for the first time, the second meets a write conflict and is done again.
    if (fresh.length > 0) {
      await rows.insertMany(fresh);
      await showDesk();
    }
    return true;
  };
}

function deskRow({ space, desk }: WrittenSpace): SpaceRow {
  return { ...rowOf(DESK, space), desk };
}

function hasDesk(visible: VisibleImports): boolean {
  return visible.some(({ id }) => id === DESK.id);
}

function toDeskSpace(row: SpaceRow): DeskSpace {
  return { space: toSpace(row), ...(row.desk !== undefined && { desk: row.desk }) };
}

/** What `toHead` reads. */
const HEAD = {
  spaceId: 1,
  importId: 1,
  'space.parkId': 1,
  'space.building': 1,
  'space.name': 1,
  'space.status': 1,
  'space.facts.stage': 1,
  'space.facts.areaM2': 1,
  'space.facts.rentFenPerM2Month': 1,
  'desk.updatedAt': 1,
};

function toHead({ spaceId, space, desk }: SpaceRow): DeskHead {
  const { parkId, building, name, status, facts } = space;
  const { stage, areaM2, rentFenPerM2Month } = facts;
  return {
    ...{ id: spaceId, parkId, building, name, status, stage, areaM2, rentFenPerM2Month },
    updatedAt: desk?.updatedAt,
  };
}
