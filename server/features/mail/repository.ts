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
      const row = await links
        .findOneAndDelete({ _id: hashOf(token), purpose, until: trusted({ $gt: now() }) })
        .lean<LinkRow>();
      if (row === null) {
        throw new Failure('link-invalid', { detail: 'The link has been used, is too old, or is not complete.' });
      }
      return row.subject;
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
