import { PARTS_MAX, bytesOf, joined, textIn } from './bytes.ts';
import { type Orientation, exifOf, orientationIn } from './orientation.ts';

const EXIF = 'Exif\0\0';
const JFIF = 0xe0;
/** Of its content: name, version, density. The width and the height of a thumbnail follow, a byte each, and its pixels. */
const JFIF_HEAD_BYTES = 12;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
/** Any number of them may stand before a marker. */
const FILLING = 0xff;

/**
 * A JPEG with what is needed to show it: the colours’ profile and transform and the orientation stay; Exif, XMP, IPTC, comments,
 * previews and whatever stands behind its end go. Undefined where its segments are not whole, or too many.
 *
 * @see ITU-T T.81 annex B
 */
export function jpegWithoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const segments = segmentsOf(bytes);
  if (segments?.some(({ marker }) => marker === SCAN) !== true) return undefined;
  const orientation = segments.map(orientationOf).find((found) => found !== undefined);
  const kept = segments
    .filter(isKept)
    .map((segment) => (segment.marker === JFIF ? withoutThumbnail(segment) : segment.whole));
  return joined([bytes.subarray(0, 2), ...(orientation === undefined ? [] : [exifSegment(orientation)]), ...kept]);
}

/** A segment with what is compressed behind it, where it begins a scan. */
interface Segment {
  readonly marker: number;
  readonly whole: Uint8Array;
  /** Without marker and length. */
  readonly content: Uint8Array;
}

function segmentsOf(bytes: Uint8Array): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  for (let at = 2; at < bytes.length;) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return undefined;
    const end = endOf(bytes, at, marker);
    if (end > bytes.length || segments.length === PARTS_MAX) return undefined;
    if (marker !== FILLING)
      segments.push({ marker, whole: bytes.subarray(at, end), content: bytes.subarray(at + 4, end) });
    if (marker === END) break;
    at = end;
  }
  return segments;
}

function endOf(bytes: Uint8Array, at: number, marker: number): number {
  if (marker === FILLING) return at + 1;
  if (marker === END) return at + 2;
  const end = at + 2 + 0x100 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
  return marker === SCAN ? scanEnd(bytes, end) : end;
}

/** What is compressed goes on up to a marker; a zero behind 0xFF, a restart and a filling are none. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Of the segments of programs those of JFIF, of the colours’ profile and of their transform; of the others all but comments. */
function isKept({ marker, content }: Segment): boolean {
  switch (marker) {
    case JFIF:
      return textIn(content, 0, 5) === 'JFIF\0' && content.length >= JFIF_HEAD_BYTES;
    case 0xe2:
      return textIn(content, 0, 12) === 'ICC_PROFILE\0';
    case 0xee:
      return textIn(content, 0, 5) === 'Adobe';
    default:
      return marker !== COMMENT && (marker < 0xe0 || marker > 0xef);
  }
}

/** The small picture may still show what has been cut off the large one, or made unrecognisable in it. */
function withoutThumbnail({ content }: Segment): Uint8Array {
  const none = [0, 0];
  const length = 2 + JFIF_HEAD_BYTES + none.length;
  return Uint8Array.of(0xff, JFIF, 0, length, ...content.subarray(0, JFIF_HEAD_BYTES), ...none);
}

function orientationOf({ marker, content }: Segment): Orientation | undefined {
  const isExif = marker === 0xe1 && textIn(content, 0, EXIF.length) === EXIF;
  return isExif ? orientationIn(content.subarray(EXIF.length)) : undefined;
}

function exifSegment(orientation: Orientation): Uint8Array {
  const content = joined([bytesOf(EXIF), exifOf(orientation)]);
  return joined([Uint8Array.of(0xff, 0xe1, 0, content.length + 2), content]);
}
