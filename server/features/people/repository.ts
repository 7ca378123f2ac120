import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type SortedWindow } from '#server/platform/paging.ts';
import { type Person } from './person.ts';
import { containing } from '#server/store/containing.ts';
import { comesAfter } from '#server/store/sortedWindow.ts';
import { AS_WRITTEN } from '#server/store/looseModel.ts';

/** Which people. */
export interface PeopleFilter {
  readonly states: readonly Person['state'][];
  /** Stands in the name or the address. */
  readonly text?: string | undefined;
}

/** People with accounts. */
export interface PeopleRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<Person | undefined>;
  readonly byEmail: (email: string) => Promise<Person | undefined>;
  /** In no order; those that are not there are left out. */
  readonly findAll: (ids: readonly string[]) => Promise<Person[]>;
  /** By name. */
  readonly page: (filter: PeopleFilter, window: SortedWindow) => Promise<Person[]>;
  /** Whether there is nobody yet. */
  readonly isEmpty: () => Promise<boolean>;
  /** The address must be nobody's: ask before, within the same transaction. */
  readonly add: (person: Person) => Promise<void>;
  /** Writes a person in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (person: Person) => Promise<boolean>;
}

/** Opens the stored people. */
export function createPeopleRepository(connection: Connection): PeopleRepository {
  const people = peopleModel(connection);
  return {
    async prepare() {
      await people.createIndexes();
    },
    async find(id) {
      return personOrNone(await people.findById(id).lean<PersonRow>());
    },
    async byEmail(email) {
      return personOrNone(await people.findOne({ email: email.toLowerCase() }).lean<PersonRow>());
    },
    async findAll(ids) {
      const rows = await people.find({ _id: trusted({ $in: [...ids] }) }).lean<PersonRow[]>();
      return rows.map(personOf);
    },
    async page({ states, text }, { limit, after }) {
      const parts = text === undefined ? {} : { $or: [{ name: containing(text) }, { email: containing(text) }] };
      const rows = await people
        .find({ $and: [{ state: trusted({ $in: [...states] }) }, parts, comesAfter(BY_NAME, after)] })
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .lean<PersonRow[]>();
      return rows.map(personOf);
    },
    async isEmpty() {
      return (await people.findOne({}, { _id: 1 }).lean()) === null;
    },
    async add(person) {
      await people.create(rowOf(person));
    },
    async replace(person) {
      const { matchedCount } = await people.replaceOne(
        { _id: person.id, revision: person.revision - 1 },
        rowOf(person),
      );
      return matchedCount === 1;
    },
  };
}

const BY_NAME = { field: 'name', direction: 1 } as const;

interface PersonRow extends Omit<Person, 'id'> {
  readonly _id: string;
}

function rowOf({ id, email, ...rest }: Person): PersonRow {
  return { _id: id, email: email.toLowerCase(), ...rest };
}

function personOf({ _id, ...rest }: PersonRow): Person {
  return { id: _id, ...rest };
}

function personOrNone(row: PersonRow | null): Person | undefined {
  return row === null ? undefined : personOf(row);
}

function peopleModel(connection: Connection): Model<PersonRow> {
  const existing: Model<PersonRow> | undefined = connection.models['people'];
  if (existing !== undefined) return existing;
  const schema = new Schema<PersonRow>({ _id: String }, AS_WRITTEN);
  schema.index({ email: 1 }, { unique: true });
  schema.index({ name: 1, _id: 1 });
  return connection.model<PersonRow>('people', schema, 'people');
}
