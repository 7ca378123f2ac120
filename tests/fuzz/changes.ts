import { encode } from '#server/store/embedded/engine/bson.ts';
import { RAW_TYPE, rawArray, rawDocument, rawString } from '#server/store/embedded/wire/rawBson.ts';
import { type Random } from '#tests/support/random.ts';
import { SOUND, sized } from './messages.ts';

/** How a message comes to the server: in pieces one after another, and whether the sender then waits without ending it. */
export interface Sending {
  readonly change: string;
  readonly pieces: readonly Buffer[];
  /** The sender goes away in the middle. */
  readonly breaksOff: boolean;
}

type Change = (message: Buffer, random: Random) => Buffer;

/** What is done to a sound message. Each gives bytes of its own. */
const CHANGES: readonly [readonly [string, Change], ...(readonly [string, Change])[]] = [
  ['bytes', changeBytes],
  ['a bit', changeBit],
  ['the length of the message', changeLength],
  ['a length within', changeInnerLength],
  ['a type', changeType],
  ['the operation', changeOperation],
  ['flags', changeFlags],
  ['cut off', cutOff],
  ['longer than it says', lengthen],
  ['a part twice', repeatPart],
  ['two messages mixed', mix],
  ['deep nesting', nest],
  ['an oversized document', oversize],
  ['another name', rename],
  ['noise', noise],
  ['many at once', several],
];

/** The sending with this number of a run; the same for the same random numbers. */
export function changedSending(random: Random): Sending {
  const [change, apply] = random.pick(CHANGES);
  const bytes = apply(Buffer.from(random.pick(SOUND)), random);
  const way = random.below(10);
  const breaksOff = way === 0;
  const sent = breaksOff ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
  return { change, pieces: way === 1 ? inPieces(sent, random) : [sent], breaksOff };
}

/** So many that a slow sender keeps a connection, and so few that a run ends. */
const MOST_PIECES = 40;

function inPieces(bytes: Buffer, random: Random): Buffer[] {
  const pieces: Buffer[] = [];
  let rest = bytes;
  while (rest.length > 0 && pieces.length < MOST_PIECES) {
    const length = pieces.length === MOST_PIECES - 1 ? rest.length : 1 + random.below(8);
    pieces.push(rest.subarray(0, length));
    rest = rest.subarray(length);
  }
  return pieces;
}

function changeBytes(message: Buffer, random: Random): Buffer {
  for (let left = 1 + random.below(6); left > 0; left -= 1) message[random.below(message.length)] = random.below(256);
  return message;
}

function changeBit(message: Buffer, random: Random): Buffer {
  const at = random.below(message.length);
  message[at] = (message[at] ?? 0) ^ (1 << random.below(8));
  return message;
}

const LENGTHS = [
  -1, 0, 1, 4, 5, 15, 16, 17, 20, 21, 25, 1000, 65_536, 47_999_999, 48_000_001, 0x7fffffff, -0x80000000,
] as const;

function changeLength(message: Buffer, random: Random): Buffer {
  message.writeInt32LE(random.pick(LENGTHS), 0);
  return message;
}

/** Anywhere behind the header, so that often the length of a document, a text or a section is hit. */
function changeInnerLength(message: Buffer, random: Random): Buffer {
  message.writeInt32LE(random.pick(LENGTHS), 16 + random.below(message.length - 19));
  return message;
}

function changeType(message: Buffer, random: Random): Buffer {
  const types = placesOfTypes(message);
  message[types[random.below(types.length)] ?? 25] = random.below(21);
  return message;
}

/** What comes before a letter and after a zero is mostly a type. */
function placesOfTypes(message: Buffer): number[] {
  return [...message.keys()].filter((at) => at > 20 && message[at - 1] === 0 && (message[at + 1] ?? 0) > 0x20);
}

function changeOperation(message: Buffer, random: Random): Buffer {
  message.writeInt32LE(random.pick([0, 1, 1000, 2001, 2002, 2004, 2005, 2006, 2010, 2011, 2012, 2013, -1]), 12);
  return message;
}

function changeFlags(message: Buffer, random: Random): Buffer {
  message.writeUInt32LE(random.pick([1, 2, 3, 4, 0x8000, 0x10000, 0x10001, 0xffffffff]), 16);
  return message;
}

function cutOff(message: Buffer, random: Random): Buffer {
  return sized(Buffer.from(message.subarray(0, 4 + random.below(message.length - 4))));
}

function lengthen(message: Buffer, random: Random): Buffer {
  return sized(Buffer.concat([message, noise(message, random)]));
}

function repeatPart(message: Buffer, random: Random): Buffer {
  const from = 16 + random.below(message.length - 16);
  const to = from + random.below(message.length - from);
  return sized(Buffer.concat([message.subarray(0, to), message.subarray(from)]));
}

function mix(message: Buffer, random: Random): Buffer {
  const other = random.pick(SOUND);
  return sized(
    Buffer.concat([
      message.subarray(0, 16 + random.below(message.length - 16)),
      other.subarray(16 + random.below(other.length - 16)),
    ]),
  );
}

/** An array in an array, from just allowed to more than any stack takes. */
function nest(message: Buffer, random: Random): Buffer {
  const levels = random.pick([179, 180, 181, 199, 200, 201, 5000, 100_000]);
  const document = Buffer.alloc(8 * levels + 5);
  for (let level = 0; level <= levels; level += 1) {
    document.writeInt32LE(document.length - level * 8, level * 7);
    if (level < levels) document.write('\x040\0', level * 7 + 4, 'latin1');
  }
  const name = Buffer.from(random.pick(['insert', 'find', 'update', 'ping', 'aggregate', 'zzz']));
  const body = Buffer.concat([Buffer.alloc(4), Buffer.from([3]), name, Buffer.from([0]), document, Buffer.from([0])]);
  body.writeInt32LE(body.length, 0);
  return sized(Buffer.concat([message.subarray(0, 16), Buffer.from([0, 0, 0, 0, 0]), body]));
}

/** 17 MB, where 16 MB is the most; seldom, as it takes long to send. */
function oversize(message: Buffer, random: Random): Buffer {
  const bytes = random.below(50) === 0 ? 17 * 1024 * 1024 : random.below(200_000);
  const large = rawDocument([{ name: '_id', type: RAW_TYPE.string, bytes: rawString('x'.repeat(bytes)) }]);
  const body = rawDocument([
    { name: 'insert', type: RAW_TYPE.string, bytes: rawString('fuzzed') },
    { name: 'documents', type: RAW_TYPE.array, bytes: rawArray([large]) },
    { name: '$db', type: RAW_TYPE.string, bytes: rawString('fuzz') },
  ]);
  return sized(Buffer.concat([message.subarray(0, 12), Buffer.from([0xdd, 7, 0, 0, 0, 0, 0, 0, 0]), body]));
}

function rename(message: Buffer, random: Random): Buffer {
  const names = ['eval', 'shutdown', '__proto__', 'constructor', '$where', '', 'toString', 'mapReduce'] as const;
  const body = encode({ [random.pick(names)]: 1, $db: random.pick(['fuzz', '', 'a.b', '$x', '__proto__']) });
  return sized(Buffer.concat([message.subarray(0, 12), Buffer.from([0xdd, 7, 0, 0, 0, 0, 0, 0, 0]), body]));
}

function noise(_message: Buffer, random: Random): Buffer {
  return Buffer.from(Array.from({ length: 1 + random.below(300) }, () => random.below(256)));
}

function several(message: Buffer, random: Random): Buffer {
  return Buffer.concat([message, ...Array.from({ length: 1 + random.below(20) }, () => random.pick(SOUND))]);
}
