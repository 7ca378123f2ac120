import { Double } from 'bson';
import { type Bson, decodeCommand, decodeTyped, encode } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { isNestedBeyond } from '../engine/nesting.ts';

/** A message that is none of the protocol: the connection it came by cannot be followed any more and is closed. */
export class MalformedMessage extends Error {}

/** A command as it came by the wire. Documents of an `insert` stay bytes. */
export interface WireRequest {
  readonly requestId: number;
  readonly name: string;
  readonly body: Bson;
  readonly documents: readonly Uint8Array[];
  readonly database: string;
  /** The client does not wait for an answer. */
  readonly unanswered: boolean;
  readonly legacy: boolean;
  /** Why the command is not to be done; it has then no body. */
  readonly refusal?: CommandFailure;
}

/** @see https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
export const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Bits that a server must refuse where it does not know them. */
const REQUIRED_BITS = 0xffff;
/** As MongoDB: a command may have some levels more than what is stored. */
const MAX_NESTING = 200;

/** Reads a whole message. @throws {MalformedMessage} */
export function readMessage(message: Buffer): WireRequest {
  try {
    return message.readInt32LE(12) === OP_QUERY ? readQuery(message) : readMsg(message);
  } catch (error) {
    throw error instanceof MalformedMessage
      ? error
      : new MalformedMessage('The message is not readable.', { cause: error });
  }
}

/** An answer to a request, as bytes. */
export function writeReply(request: Pick<WireRequest, 'requestId' | 'legacy'>, document: Uint8Array): Buffer {
  const { requestId, legacy } = request;
  const prefix = legacy ? legacyPrefix() : Buffer.alloc(5);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(HEADER_BYTES + prefix.length + document.byteLength, 0);
  header.writeInt32LE(0, 4);
  header.writeInt32LE(requestId, 8);
  header.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, prefix, document]);
}

/** Flags (none), no cursor, starting at 0, one document. */
function legacyPrefix(): Buffer {
  const prefix = Buffer.alloc(20);
  prefix.writeInt32LE(1, 16);
  return prefix;
}

function readMsg(message: Buffer): WireRequest {
  if (message.readInt32LE(12) !== OP_MSG) throw new MalformedMessage('The operation is not known.');
  const flags = flagsOf(message);
  const end = message.length - ((flags & CHECKSUM_PRESENT) !== 0 ? 4 : 0);
  const { body, sequences } = readSections(message.subarray(HEADER_BYTES + 4, end));
  const name = commandName(body);
  const unanswered = (flags & MORE_TO_COME) !== 0;
  const shared = { requestId: message.readInt32LE(4), name, unanswered, legacy: false };
  if (isTooDeep(body) || sequences.some(({ documents }) => documents.some(isTooDeep)))
    return { ...shared, ...refused(tooDeep()) };
  const command = decodeCommand(body, name === 'insert' ? { documents: true } : {});
  const refusal = faultOf(command, name, sequences);
  if (refusal) return { ...shared, ...refused(refusal) };
  return {
    ...shared,
    body: withSequences(command, sequences),
    documents: name === 'insert' ? [...rawDocuments(command['documents']), ...documentsOf(sequences)] : [],
    database: String(command['$db']),
  };
}

/** What would else be passed over without a word. */
function faultOf(command: Bson, name: string, sequences: readonly Sequence[]): CommandFailure | undefined {
  const twice = sequences.find(({ field }) => Object.hasOwn(command, field));
  if (twice) return new CommandFailure(40433, `Duplicate field between body and document sequence ${twice.field}`);
  if (typeof command['$db'] !== 'string') return new CommandFailure(40571, 'OP_MSG requests require a $db argument');
  const documents: unknown = command['documents'] ?? [];
  if (name !== 'insert' || (Array.isArray(documents) && documents.every((part) => part instanceof Uint8Array))) return;
  return new CommandFailure('TypeMismatch', "BSON field 'insert.documents' must be an array of documents");
}

/** Documents to be inserted are not read. */
function withSequences(command: Bson, sequences: readonly Sequence[]): Bson {
  const others = sequences.filter(({ field }) => field !== 'documents');
  if (others.length === 0) return command;
  const arrays = others.map(({ field, documents }) => [field, documents.map((document) => decodeTyped(document))]);
  return { ...command, ...(Object.fromEntries(arrays) as Bson) };
}

function documentsOf(sequences: readonly Sequence[]): readonly Buffer[] {
  return sequences.find(({ field }) => field === 'documents')?.documents ?? [];
}

function flagsOf(message: Buffer): number {
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & REQUIRED_BITS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) !== 0)
    throw new MalformedMessage('A flag is not known.');
  return flags;
}

function isTooDeep(document: Buffer): boolean {
  return isNestedBeyond(document, MAX_NESTING);
}

function tooDeep(): CommandFailure {
  return new CommandFailure('Overflow', `BSONObj exceeds maximum nested object depth: ${MAX_NESTING}`);
}

function refused(refusal: CommandFailure): Pick<WireRequest, 'body' | 'documents' | 'database' | 'refusal'> {
  return { body: {}, documents: [], database: '', refusal };
}

interface Sections {
  readonly body: Buffer;
  readonly sequences: readonly Sequence[];
}

/** An array of documents that is a field of the command. */
interface Sequence {
  readonly field: string;
  readonly documents: readonly Buffer[];
}

/** Kind 0 is the command, each of kind 1 a sequence. */
function readSections(bytes: Buffer): Sections {
  let body: Buffer | undefined;
  const sequences: Sequence[] = [];
  for (let at = 0; at < bytes.length;) {
    const kind = bytes.readUInt8(at);
    const section = sized(bytes, at + 1);
    at += 1 + section.length;
    if (kind === 0 && !body) body = section;
    else if (kind === 1) sequences.push(readSequence(section, sequences));
    else throw new MalformedMessage('A section is of no known kind.');
  }
  if (!body) throw new MalformedMessage('The message has no command.');
  return { body, sequences };
}

function readSequence(section: Buffer, before: readonly Sequence[]): Sequence {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new MalformedMessage('A section has no name.');
  const field = section.toString('utf8', 4, nameEnd);
  if (before.some((sequence) => sequence.field === field)) throw new MalformedMessage('Two sections have one name.');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const document = sized(section, at);
    documents.push(document);
    at += document.length;
  }
  return { field, documents };
}

/** The bytes from `at` on, as many as the length at their beginning says. */
function sized(bytes: Buffer, at: number): Buffer {
  const length = bytes.readInt32LE(at);
  if (length < 5 || at + length > bytes.length) throw new MalformedMessage('A length does not hold.');
  return bytes.subarray(at, at + length);
}

/** The name of the first field. */
function commandName(document: Buffer): string {
  const end = document.indexOf(0, 5);
  return document.length > 5 && end > 5 ? document.toString('utf8', 5, end) : '';
}

/** Drivers send only their first greeting in this form. */
function readQuery(message: Buffer): WireRequest {
  const collectionEnd = message.indexOf(0, HEADER_BYTES + 4);
  if (collectionEnd < 0) throw new MalformedMessage('The query names no collection.');
  const namespace = message.toString('utf8', HEADER_BYTES + 4, collectionEnd);
  const document = sized(message, collectionEnd + 9);
  const name = commandName(document);
  const shared = { requestId: message.readInt32LE(4), name, unanswered: false, legacy: true };
  if (isTooDeep(document)) return { ...shared, ...refused(tooDeep()) };
  return { ...shared, body: decodeTyped(document), documents: [], database: namespace.split('.')[0] ?? '' };
}

function rawDocuments(value: unknown): Uint8Array[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  return parts.filter((part) => part instanceof Uint8Array);
}

/** An answer that says that the command was done. */
export function okReply(reply: Bson): Uint8Array {
  return encode({ ...reply, ok: new Double(1) });
}
