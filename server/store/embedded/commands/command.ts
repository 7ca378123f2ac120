import { Long } from 'bson';
import { type Reading } from '../disk/disk.ts';
import { type Bson, isDocument, plain, plainDocument } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type ChangeWish, type Engine } from '../engine/engine.ts';
import { type Namespace } from '../engine/namespace.ts';
import { type Pacer } from '../engine/pacer.ts';
import { type TransactionName, type Unit } from '../engine/unit.ts';
import { type WireRequest } from '../wire/message.ts';
import { type ConnectionState } from '../wire/server.ts';

export interface CommandContext {
  readonly engine: Engine;
  readonly connection: ConnectionState;
  /** What a client on TCP must show. */
  readonly secret?: string | undefined;
  /** What the command reads: all that is committed, or what its transaction sees. */
  readonly reading: Reading;
  readonly pacer: Pacer;
  /** The session of a command, by which its cursors and retries are known. */
  readonly session?: string | undefined;
  readonly transaction?: TransactionName | undefined;
  /** The time of the snapshot that is read, which the client is told. */
  readonly atClusterTime?: bigint | undefined;
  /** Does the work as a unit of its own, or as a part of the transaction that the command belongs to. */
  readonly write: <Result>(work: UnitWork<Result>) => Promise<Result>;
}

export type UnitWork<Result> = (unit: Unit, pacer: Pacer) => Result | Promise<Result>;

/** An answer gets `ok: 1` unless it is bytes, which are sent as they are. */
export type Reply = Bson | Uint8Array;

/** Does one command. */
export type Command = (request: WireRequest, context: CommandContext) => Reply | Promise<Reply>;

/** The collection that a command names in its first field. */
export function namespaceOf({ name, body, database }: WireRequest): Namespace {
  const collection = body[name];
  if (typeof collection === 'string') return { database, collection };
  throw new CommandFailure('InvalidNamespace', `collection name has invalid type for command ${name}`);
}

/** A document of the command with plain numbers; absent is empty. */
export function documentField(body: Bson, field: string): Bson {
  return plainDocument(typedDocumentField(body, field));
}

/** A document of the command with its numbers in their BSON classes; absent is empty. */
export function typedDocumentField(body: Bson, field: string): Bson {
  const value = body[field] ?? {};
  if (isDocument(value)) return value;
  throw new CommandFailure('TypeMismatch', `Field '${field}' must be of BSON type object`);
}

/** A number of the command; absent is `undefined`. */
export function numberField(body: Bson, field: string): number | undefined {
  const value = plain(body[field] ?? undefined);
  if (value === undefined || (typeof value === 'number' && !Number.isNaN(value))) return value;
  throw new CommandFailure('TypeMismatch', `Field '${field}' must be a number`);
}

/** A number of the command that counts something: whole, not below 0, and 0 where it is absent. */
export function countField(body: Bson, field: string): number {
  const value = numberField(body, field) ?? 0;
  if (value >= 0) return Math.trunc(value);
  throw new CommandFailure('BadValue', `BSON field '${field}' value must be >= 0, actual value '${value}'`);
}

/** Whether a switch of the command is on; MongoDB also takes numbers. */
export function flagField(body: Bson, field: string): boolean {
  return Boolean(plain(body[field] ?? false));
}

/** Documents of the command, with their numbers in their BSON classes. */
export function documentsField(body: Bson, field: string): Bson[] {
  const value = body[field] ?? [];
  if (Array.isArray(value) && value.every(isDocument)) return value;
  throw new CommandFailure('TypeMismatch', `Field '${field}' must be an array of objects`);
}

/** How a command that writes is to change a collection. */
export function changeWish(body: Bson): ChangeWish {
  return { unvalidated: flagField(body, 'bypassDocumentValidation') };
}

/** The index that a command is to use, where it names one. */
export function hintOf({ hint }: Bson): { readonly hint?: unknown } {
  const isGiven = typeof hint === 'string' || (isDocument(hint) && Object.keys(hint).length > 0);
  return isGiven ? { hint } : {};
}

/** A 64-bit number of the command, as cursors are named. */
export function longValue(value: unknown): Long {
  if (value instanceof Long) return value;
  const number = plain(value);
  if (typeof number === 'number') return Long.fromNumber(number);
  throw new CommandFailure('TypeMismatch', 'A cursor id must be a long');
}
