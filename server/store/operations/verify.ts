import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { readCatalogue } from './catalogue.ts';
import { databaseOf } from './database.ts';

/** What was found out about a part of the store. */
export interface Verified {
  readonly name: string;
  readonly valid: boolean;
  /** How many documents, or entries of the log, were read. */
  readonly count: number;
  /** One sentence each, in the words of the MongoDB. */
  readonly errors: readonly string[];
}

/** Whether the store agrees with itself. */
export interface Verification {
  readonly collections: readonly Verified[];
  /** What is damaged in the file of an embedded store; where anything is, nothing else was looked at. */
  readonly fileFaults: readonly string[];
  /** The log of changes, where the store can check it. */
  readonly log?: Verified;
  readonly valid: boolean;
}

/** Lets the MongoDB read every page of its file and its log where it can, every document and every index, and compare them. */
export async function verify(connection: Connection): Promise<Verification> {
  const file = await own(connection, 'parkfitInspectFile', FileVerified);
  if (file?.valid === false) return { collections: [], fileFaults: file.errors, valid: false };
  const catalogue = await readCatalogue(connection);
  const collections: Verified[] = [];
  for (const { name } of catalogue.filter(({ type }) => type === 'collection')) {
    const answer = Validated.parse(await databaseOf(connection).command({ validate: name }));
    collections.push({ name, valid: answer.valid, count: answer.nrecords, errors: answer.errors.map(asText) });
  }
  const log = await verifyLog(connection);
  const valid = collections.every((collection) => collection.valid) && log?.valid !== false;
  return { collections, fileFaults: [], ...(log !== undefined && { log }), valid };
}

async function verifyLog(connection: Connection): Promise<Verified | undefined> {
  const answer = await own(connection, 'parkfitVerifyLog', LogVerified);
  return answer && { name: 'log', valid: answer.valid, count: answer.entries, errors: answer.errors.map(asText) };
}

/** The answer to a command of the embedded store; undefined from another MongoDB. */
async function own<T>(connection: Connection, command: string, answer: z.ZodType<T>): Promise<T | undefined> {
  try {
    return answer.parse(await databaseOf(connection).command({ [command]: 1 }));
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === COMMAND_NOT_FOUND) return undefined;
    throw error;
  }
}

/** What a MongoDB says to a command that only the embedded store has. */
const COMMAND_NOT_FOUND = 59;

/** A router of a sharded cluster answers with those of its shards, and counts for each. */
const Validated = z
  .object({
    valid: z.boolean(),
    nrecords: z.number().optional(),
    errors: z.array(z.unknown()).default([]),
    raw: z
      .record(z.string(), z.object({ nrecords: z.number().default(0), errors: z.array(z.unknown()).default([]) }))
      .default({}),
  })
  .transform(({ valid, nrecords, errors, raw }) => {
    const shards = Object.values(raw);
    return {
      valid,
      nrecords: nrecords ?? shards.reduce((sum, shard) => sum + shard.nrecords, 0),
      errors: [...errors, ...shards.flatMap((shard) => shard.errors)],
    };
  });

const FileVerified = z.object({ valid: z.boolean(), errors: z.array(z.string()) });

const LogVerified = z.object({ valid: z.boolean(), entries: z.number(), errors: z.array(z.unknown()) });

function asText(error: unknown): string {
  return typeof error === 'string' ? error : JSON.stringify(error);
}
