import { crc32 } from 'node:zlib';
import { FileDamaged } from './fileDamaged.ts';

/** How many bytes a value on disk has beyond its own. */
const CHECKSUM_BYTES = 4;

/** A value as it lies on disk: followed by the CRC-32 of its key and itself, so that a damaged byte of either is noticed. */
export function sealed(key: Buffer, value: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(value.byteLength + CHECKSUM_BYTES);
  bytes.set(value);
  bytes.writeUInt32LE(crc32(value, crc32(key)), value.byteLength);
  return bytes;
}

/** @throws {FileDamaged} if the value, or the key under which it was found, is not what was written. */
export function unsealed(key: Buffer, bytes: Buffer): Buffer {
  const length = bytes.length - CHECKSUM_BYTES;
  const value = bytes.subarray(0, Math.max(length, 0));
  if (length < 0 || bytes.readUInt32LE(length) !== crc32(value, crc32(key)))
    throw new FileDamaged('an entry of the store is damaged: its checksum does not hold');
  return value;
}
