import { HEADER_BYTES, MalformedMessage } from './message.ts';

/** As MongoDB announces it in `hello`. */
export const MAX_MESSAGE_BYTES = 48_000_000;

/** How much room a message that comes in pieces gets at first; more only when so much of it has come. */
const FIRST_ROOM_BYTES = 65_536;

/**
 * Cuts what comes by a socket into whole messages. After each piece `onHeld` hears how much room is taken by a message
 * that is not whole yet, 0 where there is none. A message in however many pieces is copied a bounded number of times.
 */
export function createFraming(
  onMessage: (message: Buffer) => void,
  onHeld: (bytes: number) => void = () => undefined,
): (chunk: Buffer) => void {
  let room: Buffer = EMPTY;
  let held = 0;

  /** Adds to the message that is not whole what belongs to it, and returns what does not. */
  const hold = (bytes: Buffer): Buffer => {
    const wanted = held < HEADER_BYTES ? HEADER_BYTES : messageBytes(room);
    const taken = Math.min(bytes.length, wanted - held);
    room = withRoom(room, { held, needed: held + taken, wanted });
    bytes.copy(room, held, 0, taken);
    held += taken;
    if (held > HEADER_BYTES && held === wanted) {
      const message = room.subarray(0, held);
      [room, held] = [EMPTY, 0];
      onMessage(message);
    }
    return bytes.subarray(taken);
  };

  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      const length = held === 0 && rest.length >= HEADER_BYTES ? messageBytes(rest) : Infinity;
      if (rest.length >= length) {
        onMessage(rest.subarray(0, length));
        rest = rest.subarray(length);
      } else {
        rest = hold(rest);
      }
    }
    onHeld(room.length);
  };
}

const EMPTY = Buffer.alloc(0);

interface Room {
  readonly held: number;
  readonly needed: number;
  /** How long the message will be, as far as it is known. */
  readonly wanted: number;
}

/** Twice as much each time, so that what is held is copied seldom, and never more than is wanted. */
function withRoom(room: Buffer, { held, needed, wanted }: Room): Buffer {
  if (needed <= room.length) return room;
  const grown = Buffer.allocUnsafe(Math.max(needed, Math.min(wanted, Math.max(2 * room.length, FIRST_ROOM_BYTES))));
  room.copy(grown, 0, 0, held);
  return grown;
}

/** @throws {MalformedMessage} if the length cannot be that of a message. */
function messageBytes(start: Buffer): number {
  const length = start.readInt32LE(0);
  if (length <= HEADER_BYTES || length > MAX_MESSAGE_BYTES)
    throw new MalformedMessage(`No message has ${length} bytes.`);
  return length;
}
