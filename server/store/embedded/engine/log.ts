import { type KeyRange, type Reading } from '../disk/disk.ts';
import { type Overlay } from '../disk/overlay.ts';
import { createDeferred, type Deferred } from './deferred.ts';

/** The ordered log of all changes: what change streams tell. Its keys are cluster times: seconds and a number within the second. */
export interface Log {
  /** Gives each event the next time, and puts it among the changes. */
  readonly append: (changes: Overlay, events: readonly Uint8Array[]) => void;
  /** The newest time that has been given, of entries that may be on their way to the disk still. */
  readonly appended: () => bigint;
  /** All entries up to this time are on disk: wakes those who wait for something new. */
  readonly committed: (time: bigint) => void;
  /** Settles at the next commit. */
  readonly changed: () => Promise<void>;
  /** The time of the newest entry on disk, or of what would have been if there is none. */
  readonly latest: () => bigint;
  /** How many bytes the entries have, on disk and on their way to it. */
  readonly sizeBytes: (reading: Reading) => number;
}

export function createLog(disk: Reading, now: () => Date): Log {
  let latest = latestOf(disk) ?? timeOf(now());
  let onDisk = latest;
  let waiting: Deferred | undefined;

  const next = (): bigint => {
    const bySecond = timeOf(now());
    latest = latest < bySecond ? bySecond : latest + 1n;
    return latest;
  };

  return {
    append(changes, events) {
      if (events.length === 0) return;
      let sizeBytes = sizeOf(changes);
      for (const event of events) {
        changes.put('log', logKey(next()), event);
        sizeBytes += event.byteLength;
      }
      changes.put('catalogue', SIZE, sizeRow(sizeBytes));
    },
    appended: () => latest,
    committed(time) {
      onDisk = time;
      waiting?.settle();
      waiting = undefined;
    },
    changed() {
      waiting ??= createDeferred();
      return waiting.promise;
    },
    latest: () => onDisk,
    sizeBytes: sizeOf,
  };
}

/** The first time of a second: the seconds in the upper 32 bits, then a number from 1. */
function timeOf(instant: Date): bigint {
  return (BigInt(Math.floor(instant.getTime() / 1000)) << 32n) | 1n;
}

/** The key of a time among the entries. */
export function logKey(time: bigint): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(time);
  return key;
}

export const WHOLE_LOG: KeyRange = { start: Buffer.alloc(8), end: Buffer.alloc(8, 0xff) };

/** The time of the newest entry that a reading holds. */
export function latestOf(disk: Reading): bigint | undefined {
  const [last] = disk.range('log', { ...WHOLE_LOG, reverse: true }, 1);
  return last?.key.readBigUInt64BE();
}

/** In the catalogue, so that no walk along the log is needed to know when it is too large. */
const SIZE = Buffer.from('\0log size', 'latin1');

function sizeOf(reading: Reading): number {
  return reading.get('catalogue', SIZE)?.readDoubleBE() ?? 0;
}

function sizeRow(bytes: number): Buffer {
  const row = Buffer.alloc(8);
  row.writeDoubleBE(bytes);
  return row;
}

/** Takes the oldest entries away, and what they held off the size. */
export function trimLog(changes: Pick<Overlay, 'remove' | 'put'> & Reading, keys: readonly Buffer[]): void {
  let sizeBytes = sizeOf(changes);
  for (const key of keys) {
    sizeBytes -= changes.get('log', key)?.length ?? 0;
    changes.remove('log', key);
  }
  changes.put('catalogue', SIZE, sizeRow(sizeBytes));
  const last = keys.at(-1);
  if (last) changes.put('catalogue', FLOOR, last);
}

/** The time of the newest entry that has been taken away: what came after it is all there. */
export function logFloor(reading: Reading): bigint {
  return reading.get('catalogue', FLOOR)?.readBigUInt64BE() ?? 0n;
}

const FLOOR = Buffer.from('\0log floor', 'latin1');
