import { createHash } from 'node:crypto';
import { type Connection, type Model, trusted } from 'mongoose';
import { Failure } from '#shared/failure.ts';
import { type Letter, type Mail, type OneTimeLinks } from './letter.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** What both need besides the store. */
interface Needs {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newSecret: () => string;
  /** Has a job run soon after the commit. */
  readonly nudge: (job: string) => void;
}

/** A letter that has not left yet. */
export interface WaitingLetter {
  readonly id: string;
  readonly letter: Letter;
  /** How often it could not be sent. */
  readonly attempts: number;
}

/** A person as letters know one. */
export interface Addressee {
  readonly id: string;
  readonly email: string;
}

/** The letters that have not left yet. */
export interface LetterRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  /** Those to be sent by a moment, the one that waits longest first. */
  readonly due: (by: Date, limit: number) => Promise<WaitingLetter[]>;
  readonly putOff: (id: string, to: { readonly attempts: number; readonly until: Date }) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Those to an address, and those with a link about the person, wherever they go. */
  readonly of: (person: Addressee) => Promise<WaitingLetter[]>;
  readonly removeOf: (person: Addressee) => Promise<void>;
}

/** Opens what is to be sent. */
export function createMail(
  connection: Connection,
  { now, newId, nudge }: Pick<Needs, 'now' | 'newId' | 'nudge'>,
): Mail {
  const model = letterModel(connection);
  async function sendAll(letters: readonly Letter[]): Promise<void> {
    if (letters.length === 0) return;
    await model.insertMany(letters.map((letter) => ({ _id: newId(), dueAt: now(), attempts: 0, letter })));
    nudge('mail');
  }
  return { send: (letter) => sendAll([letter]), sendAll };
}

/** Opens the letters that have not left yet. */
export function createLetterRepository(connection: Connection): LetterRepository {
  const letters = letterModel(connection);
  return {
    async prepare() {
      await letters.createIndexes();
    },
    async due(by, limit) {
      const rows = await letters
        .find({ dueAt: trusted({ $lte: by }) })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .lean<LetterRow[]>();
      return rows.map(waitingOf);
    },
    async putOff(id, { attempts, until }) {
      await letters.updateOne({ _id: id }, { $set: { attempts, dueAt: until } });
    },
    async remove(id) {
      await letters.deleteOne({ _id: id });
    },
    async of(person) {
      const rows = await letters.find(lettersOf(person)).lean<LetterRow[]>();
      return rows.map(waitingOf);
    },
    async removeOf(person) {
      await letters.deleteMany(lettersOf(person));
    },
  };
}

/** Opens the one-time links; only hashes of their tokens are stored. */
export function createOneTimeLinks(
  connection: Connection,
  { now, newSecret }: Pick<Needs, 'now' | 'newSecret'>,
): OneTimeLinks & { readonly prepare: () => Promise<void> } {
  const links = looseModel<LinkRow>(connection, 'oneTimeLinks', [{ purpose: 1, subject: 1 }]);
  const good = (purpose: string, token: string): object => ({
    _id: hashOf(token),
    purpose,
    until: trusted({ $gt: now() }),
  });
  return {
    async prepare() {
      await links.createIndexes();
    },
    async make({ purpose, subject, validForS }) {
      const token = newSecret();
      await links.create({
        _id: hashOf(token),
        purpose,
        subject,
        until: new Date(now().getTime() + validForS * 1000),
      });
      return token;
    },
    async take(purpose, token) {
      return subjectOf(await links.findOneAndDelete(good(purpose, token)).lean<LinkRow>());
    },
    async look(purpose, token) {
      return subjectOf(await links.findOne(good(purpose, token)).lean<LinkRow>());
    },
    async forgetBefore(moment) {
      const { deletedCount } = await links.deleteMany({ until: trusted({ $lt: moment }) });
      return deletedCount;
    },
    async withdraw(purpose, subject) {
      await links.deleteMany({ purpose, subject });
    },
    async withdrawAll(id) {
      await links.deleteMany({ subject: about(id) });
    },
  };
}

function lettersOf({ id, email }: Addressee): object {
  return { $or: [{ 'letter.to': email }, { 'letter.link.subject': about(id) }] };
}

/** Subjects of links are an id, or begin with one and a space. */
function about(id: string): object {
  return trusted({ $gte: id, $lt: `${id}!` });
}

interface LetterRow {
  readonly _id: string;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly letter: Letter;
}

function waitingOf({ _id, letter, attempts }: LetterRow): WaitingLetter {
  return { id: _id, letter, attempts };
}

function letterModel(connection: Connection): Model<LetterRow> {
  return looseModel<LetterRow>(connection, 'letters', [{ dueAt: 1 }]);
}

interface LinkRow {
  readonly _id: string;
  readonly purpose: string;
  readonly subject: string;
  readonly until: Date;
}

function subjectOf(row: LinkRow | null): string {
  if (row !== null) return row.subject;
  throw new Failure('link-invalid', { detail: 'The link has been used, is too old, or is not complete.' });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
