import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file read in pages, whatever it holds. */
export interface PageFile {
  /** As it is now: it may grow. */
  readonly sizeBytes: () => number;
  /** As many of the bytes as there are. */
  readonly read: (position: number, length: number) => Buffer;
  readonly close: () => void;
}

export function openPageFile(path: string): PageFile {
  const file = openSync(path, 'r');
  return {
    sizeBytes: () => fstatSync(file).size,
    read(position, length) {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, position));
    },
    close() {
      closeSync(file);
    },
  };
}
