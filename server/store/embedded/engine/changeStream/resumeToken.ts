import { Timestamp } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';

/** A place in the log: all entries up to a time have been told. */
export interface LogPlace {
  readonly time: bigint;
  /** Whether the stream was told there that it can go on no further. */
  readonly isInvalidated?: boolean;
}

/** A place as clients keep it: the time in hexadecimal digits, so that tokens sort as they came. */
export function tokenOf({ time, isInvalidated = false }: LogPlace): Bson {
  return { _data: time.toString(16).toUpperCase().padStart(16, '0') + (isInvalidated ? '01' : '00') };
}

/** @throws {CommandFailure} InvalidResumeToken */
export function placeOf(token: unknown): LogPlace {
  const text = isDocument(token) ? token['_data'] : undefined;
  if (typeof text !== 'string' || !/^[0-9A-F]{16}0[01]$/u.test(text))
    throw new CommandFailure('InvalidResumeToken', `Bad resume token: ${JSON.stringify(token)}`);
  return { time: BigInt(`0x${text.slice(0, 16)}`), isInvalidated: text.endsWith('1') };
}

/** A time of the log as a BSON timestamp. */
export function timestampOf(time: bigint): Timestamp {
  return new Timestamp({ t: Number(time >> 32n), i: Number(time & 0xffff_ffffn) });
}
