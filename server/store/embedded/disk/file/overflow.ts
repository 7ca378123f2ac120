import { number64 } from './description.ts';
import { FLAGS_AT, type OnOverflow, PAGE_HEADER_BYTES } from './page.ts';
import { type PageFile } from './pageFile.ts';

const OVERFLOW = 4;
const PAGES_AT = 20;

/** Reads a value that lies on pages of its own, the first of which begins as every page does. @throws {Error} if it is not there. */
export function readOverflow(file: PageFile, pageBytes: number, value: OnOverflow): Buffer {
  checkOverflow(file, pageBytes, value);
  return file.read(value.first * pageBytes + PAGE_HEADER_BYTES, value.sizeBytes);
}

/** @throws {Error} if the pages of a value are not what its leaf says. */
function checkOverflow(file: PageFile, pageBytes: number, { first, pages, sizeBytes }: OnOverflow): void {
  const header = file.read(first * pageBytes, PAGE_HEADER_BYTES);
  const isSound =
    header.length === PAGE_HEADER_BYTES &&
    number64(header, 0) === first &&
    header.readUInt16LE(FLAGS_AT) === OVERFLOW &&
    header.readUInt32LE(PAGES_AT) === pages &&
    // A value that has become smaller keeps the pages that it had.
    pages >= Math.floor((PAGE_HEADER_BYTES - 1 + sizeBytes) / pageBytes) + 1;
  if (!isSound) throw new Error(`the large value on page ${first} is not what the entry says`);
}
