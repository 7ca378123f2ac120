import { createHash } from 'node:crypto';
import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { Failure } from '#shared/failure.ts';
import { type Letter, type Mail, type OneTimeLinks } from './letter.ts';

/** What both need besides the store. */
interface Needs {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newSecret: () => string;
}

/** Opens what is to be sent. */
export function createMail(
  connection: Connection,
  { now, newId }: Needs,
): Mail & { readonly prepare: () => Promise<void> } {
  const letters = modelOf<LetterRow>(connection, 'letters');
  return {
    async prepare() {
      await letters.createIndexes();
    },
    async send(letter) {
      await letters.create({ _id: newId(), at: now().toISOString(), letter });
    },
  };
}

/** Opens the one-time links; only hashes of their tokens are stored. */
export function createOneTimeLinks(
  connection: Connection,
  { now, newSecret }: Needs,
): OneTimeLinks & { readonly prepare: () => Promise<void> } {
  const links = modelOf<LinkRow>(connection, 'oneTimeLinks');
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
    async withdraw(purpose, subject) {
      await links.deleteMany({ purpose, subject });
    },
  };
}

interface LetterRow {
  readonly _id: string;
  readonly at: string;
  readonly letter: Letter;
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

function modelOf<T>(connection: Connection, name: string): Model<T> {
  const existing: Model<T> | undefined = connection.models[name];
  if (existing !== undefined) return existing;
  const schema = new Schema(
    { _id: String },
    {
      strict: false,
      strictQuery: false,
      minimize: false,
      versionKey: false,
      id: false,
      autoIndex: false,
      autoCreate: false,
    },
  );
  return connection.model<T>(name, schema as Schema<T>, name);
}
