import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type Space, type SpaceId } from '#shared/space.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { ofMoment } from '#server/store/moment.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { type SpaceRow, rowOf, spaceRows, toSpace } from '../rows/repository.ts';
import { type Import, type VisibleImports } from '../visibleImports.ts';
import { ImportDisturbed } from './importDisturbed.ts';

/** What another list of visible imports is made of. */
type Change = (visible: VisibleImports) => VisibleImports;

/** The imports of spaces: rows are staged first, then shown by one write. */
export interface ImportRepository {
  /** The visible imports, oldest first; undefined in a store that never had any. */
  readonly visible: () => Promise<VisibleImports | undefined>;
  /** Stores spaces of an import that is not visible yet. */
  readonly stage: (from: Import, spaces: readonly Space[]) => Promise<void>;
  /** The same for spaces that were edited, which they stay. */
  readonly stageEdited: (from: Import, spaces: readonly Space[]) => Promise<void>;
  readonly idsOf: (importId: string) => Promise<SpaceId[]>;
  /** Spaces of an import that were edited in the store since it put them there. */
  readonly editedOf: (importId: string) => Promise<Space[]>;
  /** Removes the invented spaces of an import; gives their ids. */
  readonly removeDemoOf: (importId: string) => Promise<SpaceId[]>;
  /** Changes which imports are visible, by one write. */
  readonly show: (change: Change) => Promise<void>;
  /**
   * The same for a change that shows an import of so many staged spaces.
   *
   * @throws {ImportDisturbed} where some of them are gone
   */
  readonly showStaged: (staged: { readonly id: string; readonly spaces: number }, change: Change) => Promise<void>;
  /** Removes all rows of imports that are not visible: those replaced, and those staged by an import that ended half-way. */
  readonly discardHidden: () => Promise<void>;
}

/** Opens the stored imports. */
export function createImportRepository(connection: Connection): ImportRepository {
  const rows = spaceRows(connection);
  const catalogue = openCatalogue(connection);
  const insert = async (inserted: readonly SpaceRow[]): Promise<void> => {
    // Zod has parsed the spaces, so mongoose need not look at them.
    await rows.insertMany([...inserted], { lean: true });
  };
  return {
    visible: catalogue.read,
    stage: (from, spaces) => insert(spaces.map((space) => rowOf(from, space))),
    // No content has this hash.
    stageEdited: (from, spaces) => insert(spaces.map((space) => ({ ...rowOf(from, space), seeded: 'edited' }))),
    async idsOf(importId) {
      const found = await rows.find({ importId }, { spaceId: 1 }, ofMoment(connection)).lean();
      return found.map(({ spaceId }) => spaceId);
    },
    async editedOf(importId) {
      const found = await rows.find({ importId }).lean();
      return found.filter(({ seeded, space }) => seeded !== contentHash(space)).map(toSpace);
    },
    async removeDemoOf(importId) {
      const invented = { importId, 'space.demo': true };
      const found = await rows.find(invented, { spaceId: 1 }).lean();
      await rows.deleteMany(invented);
      return found.map(({ spaceId }) => spaceId);
    },
    show: catalogue.change,
    async showStaged({ id, spaces }, change) {
      if ((await rows.countDocuments({ importId: id })) !== spaces) {
        throw new ImportDisturbed('Another import began at the same time; nothing was changed by this one, try again.');
      }
      await catalogue.change((visible) =>
        change(visible).map((one) => (one.id === id ? { ...one, shownSpaces: spaces } : one)),
      );
    },
    discardHidden() {
      return inTransaction(connection, async () => {
        const visible = await catalogue.read();
        // Without a list nothing can have been left over, but the first rows may be about to be shown.
        if (visible === undefined) return;
        // Of this and of whoever shows an import meanwhile, one comes second and is done again.
        await catalogue.change((shown) => shown);
        await rows.deleteMany({ importId: trusted({ $nin: visible.map(({ id }) => id) }) });
      });
    },
  };
}

/** The one document that says which imports are visible. */
interface Catalogue {
  readonly _id: string;
  /** Raised by each change, so that of two at the same time one is seen to come second. */
  readonly revision: number;
  readonly imports: VisibleImports;
}

const CATALOGUE_ID = 'spaces';
const NAME = 'imports';

function openCatalogue(connection: Connection): {
  readonly read: () => Promise<VisibleImports | undefined>;
  readonly change: (change: Change) => Promise<void>;
} {
  const catalogues = catalogueModel(connection);
  const current = async (): Promise<Catalogue | null> =>
    catalogues.findById(CATALOGUE_ID, null, ofMoment(connection)).lean<Catalogue>();
  return {
    async read() {
      return (await current())?.imports;
    },
    async change(change) {
      let isWritten = false;
      while (!isWritten) {
        const read = await current();
        isWritten = await replaced(catalogues, read, change(read?.imports ?? []));
      }
    },
  };
}

/** Writes the list in place of the one that was read; false where somebody else has written since. */
async function replaced(
  catalogues: Model<Catalogue>,
  current: Catalogue | null,
  imports: VisibleImports,
): Promise<boolean> {
  if (current === null) {
    await catalogues.create({ _id: CATALOGUE_ID, revision: 1, imports });
    return true;
  }
  const { revision } = current;
  const { matchedCount } = await catalogues.updateOne(
    { _id: CATALOGUE_ID, revision },
    { $set: { revision: revision + 1, imports } },
  );
  return matchedCount === 1;
}

function catalogueModel(connection: Connection): Model<Catalogue> {
  const existing: Model<Catalogue> | undefined = connection.models[NAME];
  if (existing !== undefined) return existing;
  const schema = new Schema<Catalogue>(
    { _id: String, revision: Number, imports: [{ _id: false, id: String, origin: String, shownSpaces: Number }] },
    { versionKey: false, id: false, autoIndex: false, autoCreate: false },
  );
  return connection.model<Catalogue>(NAME, schema, NAME);
}
