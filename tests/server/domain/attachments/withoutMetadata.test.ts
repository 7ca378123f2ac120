import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PARTS_MAX } from '#server/domain/attachments/bytes.ts';
import { exifOf, orientationIn } from '#server/domain/attachments/orientation.ts';
import { pictureSize } from '#server/domain/attachments/pictureSize.ts';
import { withoutMetadata } from '#server/domain/attachments/withoutMetadata.ts';
import { JPEG, WEBP, png } from '#tests/support/pictures.ts';

/** What must be in no picture that is kept: it stands for a place, a time, a name. */
const SECRET = 'SECRET 22.69,114.35';
const secret = Buffer.from(SECRET);

/** Exif with an orientation and, behind it, a place. */
const exifWith = (orientation: number, isLittle = true): Buffer => {
  const exif = Buffer.from(exifOf(orientation));
  if (!isLittle) {
    exif.write('MM', 0);
    exif.writeUInt16BE(42, 2);
    exif.writeUInt32BE(8, 4);
    exif.writeUInt16BE(1, 8);
    exif.writeUInt16BE(0x0112, 10);
    exif.writeUInt16BE(3, 12);
    exif.writeUInt32BE(1, 14);
    exif.writeUInt16BE(orientation, 18);
  }
  return Buffer.concat([exif, secret]);
};

function segment(marker: number, ...content: (Buffer | string)[]): Buffer {
  const whole = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(whole.length + 2, 2);
  return Buffer.concat([head, whole]);
}

/** The picture with segments behind its first one, which is JFIF's. */
function jpegWith(...segments: Buffer[]): Buffer {
  const firstEnds = 2 + 2 + Buffer.from(JPEG).readUInt16BE(4);
  return Buffer.concat([JPEG.subarray(0, firstEnds), ...segments, JPEG.subarray(firstEnds)]);
}

function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const whole = Buffer.concat([Buffer.alloc(4), named, Buffer.alloc(4)]);
  whole.writeUInt32BE(content.length, 0);
  whole.writeUInt32BE(crc32(named), whole.length - 4);
  return whole;
}

const PNG = Buffer.from(png());
/** IHDR ends there. */
const HEAD = 33;
const pngWith = (...chunks: Buffer[]): Buffer => Buffer.concat([PNG.subarray(0, HEAD), ...chunks, PNG.subarray(HEAD)]);

function webpChunk(name: string, content: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** VP8X of 3 × 2 pixels with these flags, the picture, and chunks behind it. */
function webpWith(flags: number, ...chunks: Buffer[]): Buffer {
  const parts = [webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 2, 0, 0, 1, 0, 0])), WEBP.subarray(12), ...chunks];
  const content = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP');
  head.writeUInt32LE(content.length + 4, 4);
  return Buffer.concat([head, content]);
}

/** An undamaged picture without its metadata. */
function cleaned(bytes: Uint8Array, type: Parameters<typeof withoutMetadata>[1]): Buffer {
  const kept = withoutMetadata(new Uint8Array(bytes), type);
  if (kept === undefined) throw new Error('The picture is damaged.');
  return Buffer.from(kept);
}

describe('a JPEG', () => {
  const profile = segment(0xe2, 'ICC_PROFILE\0', Buffer.from([1, 1]), 'profile');
  const adobe = segment(0xee, 'Adobe', Buffer.from([0, 100, 0, 0, 0, 0, 1]));

  it('loses what is not seen, wherever it stands, and nothing else', () => {
    const sent = jpegWith(
      segment(0xe1, 'Exif\0\0', exifWith(1)),
      profile,
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', secret),
      segment(0xe2, 'MPF\0', secret),
      adobe,
      segment(0xed, 'Photoshop 3.0\0', secret),
      segment(0xe0, 'JFXX\0', secret),
      segment(0xef, secret),
      segment(0xfe, secret),
      Buffer.from([0xff, 0xff]),
    );

    const kept = cleaned(Buffer.concat([sent, secret]), 'image/jpeg');

    expect(kept).toEqual(jpegWith(profile, adobe));
    expect(pictureSize(kept, 'image/jpeg')).toEqual({ widthPx: 3, heightPx: 2 });
  });

  it('loses the thumbnail that the first segment may hold', () => {
    const head = JPEG.subarray(6, 6 + 12);
    const firstEnds = 4 + Buffer.from(JPEG).readUInt16BE(4);
    const pixels = Buffer.alloc(3 * 2 * 3, secret);
    const sent = Buffer.concat([
      JPEG.subarray(0, 2),
      segment(0xe0, Buffer.from(head), Buffer.from([3, 2]), pixels),
      JPEG.subarray(firstEnds),
    ]);

    expect(cleaned(sent, 'image/jpeg')).toEqual(Buffer.from(JPEG));
  });

  it('loses a first segment that says it is of JFIF, and is too short for it', () => {
    const sent = Buffer.concat([JPEG.subarray(0, 2), segment(0xe0, 'JFIF\0SECRET'), JPEG.subarray(20)]);

    expect(cleaned(sent, 'image/jpeg')).toEqual(Buffer.concat([JPEG.subarray(0, 2), JPEG.subarray(20)]));
  });

  it.each([
    [6, true],
    [3, false],
  ])('stays turned as it is: %i', (orientation, isLittle) => {
    const kept = cleaned(jpegWith(segment(0xe1, 'Exif\0\0', exifWith(orientation, isLittle))), 'image/jpeg');

    const at = kept.indexOf('Exif\0\0');
    expect(orientationIn(kept.subarray(at + 6))).toBe(orientation);
    expect(kept.includes(SECRET)).toBe(false);
    // The Exif itself: marker, length, name and the block of one entry.
    expect(kept.length).toBe(JPEG.length + 4 + 6 + 26);
  });

  it('keeps each of its scans, with tables between them and zeros and restarts in them', () => {
    const scan = (...data: number[]): Buffer => Buffer.concat([segment(0xda, 'head'), Buffer.from(data)]);
    const whole = [
      scan(1, 0xff, 0, 2, 0xff, 0xd0, 3),
      segment(0xc4, 'table'),
      scan(4, 0xff, 0),
      Buffer.from([0xff, 0xd9]),
    ];
    const start = Buffer.from([0xff, 0xd8]);

    const [before, first, ...rest] = [start, ...whole];
    const sent = Buffer.concat([before, first ?? start, segment(0xfe, secret), ...rest]);

    expect(cleaned(sent, 'image/jpeg')).toEqual(Buffer.concat([start, ...whole]));
  });

  it.each([
    ['cut off within a segment', JPEG.subarray(0, 40)],
    ['without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['of something else', Buffer.concat([JPEG.subarray(0, 20), secret])],
  ])('is damaged where it is %s', (_what, bytes) => {
    expect(withoutMetadata(new Uint8Array(bytes), 'image/jpeg')).toBeUndefined();
  });
});

describe('a PNG', () => {
  it('loses what is not seen, and nothing else', () => {
    const shown = [pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])), pngChunk('pHYs', Buffer.alloc(9))];
    const names = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt'];

    const kept = cleaned(
      Buffer.concat([
        pngWith(...shown, ...names.map((name) => pngChunk(name, secret)), pngChunk('eXIf', exifWith(1))),
        secret,
      ]),
      'image/png',
    );

    expect(kept).toEqual(pngWith(...shown));
  });

  it('stays turned as it is', () => {
    const kept = cleaned(pngWith(pngChunk('eXIf', exifWith(8))), 'image/png');

    expect(kept).toEqual(pngWith(pngChunk('eXIf', Buffer.from(exifOf(8)))));
  });

  it.each([
    ['cut off', PNG.subarray(0, PNG.length - 4)],
    ['without an end', PNG.subarray(0, HEAD)],
  ])('is damaged where it is %s', (_what, bytes) => {
    expect(withoutMetadata(new Uint8Array(bytes), 'image/png')).toBeUndefined();
  });
});

describe('a WebP', () => {
  it('loses what is not seen, and nothing else', () => {
    const sent = webpWith(0x0c, webpChunk('EXIF', exifWith(1)), webpChunk('XMP ', secret), webpChunk('abcd', secret));

    const kept = cleaned(Buffer.concat([sent, secret]), 'image/webp');

    expect(kept).toEqual(webpWith(0));
    expect(pictureSize(kept, 'image/webp')).toEqual({ widthPx: 3, heightPx: 2 });
    expect(cleaned(WEBP, 'image/webp')).toEqual(Buffer.from(WEBP));
  });

  it.each([
    ['as the format has it', exifWith(5)],
    ['as in a JPEG', Buffer.concat([Buffer.from('Exif\0\0'), exifWith(5)])],
  ])('stays turned as it is, where that is written %s', (_how, exif) => {
    const kept = cleaned(webpWith(0x0c, webpChunk('EXIF', exif), webpChunk('XMP ', secret)), 'image/webp');

    expect(kept).toEqual(webpWith(0x08, webpChunk('EXIF', Buffer.from(exifOf(5)))));
  });

  it.each([
    ['cut off', WEBP.subarray(0, WEBP.length - 10)],
    ['without a picture', webpWith(0).subarray(0, 30)],
  ])('is damaged where it is %s', (_what, bytes) => {
    const stated = Buffer.from(bytes);
    expect(withoutMetadata(new Uint8Array(stated), 'image/webp')).toBeUndefined();
  });
});

describe('a picture of as many empty parts as fit into its bytes', () => {
  const many = <T>(part: T): T[] => new Array<T>(PARTS_MAX).fill(part);

  it.each([
    ['image/jpeg', jpegWith(...many(segment(0xfe)))],
    ['image/png', pngWith(...many(pngChunk('tEXt', Buffer.alloc(0))))],
    ['image/webp', webpWith(0, ...many(webpChunk('JUNK', Buffer.alloc(0))))],
  ] as const)('is damaged: %s', (type, bytes) => {
    expect(pictureSize(bytes, type)).toBeDefined();
    expect(withoutMetadata(bytes, type)).toBeUndefined();
  });
});

describe('an orientation', () => {
  it.each([
    ['none', Buffer.from('II*\0\b\0\0\0\0\0')],
    ['1, which turns nothing', exifWith(1)],
    ['one that there is not', exifWith(9)],
    ['what lies beyond the end', exifWith(6).subarray(0, 15)],
    ['nothing', Buffer.alloc(0)],
  ])('is not known where there is %s', (_what, exif) => {
    expect(orientationIn(exif)).toBeUndefined();
  });
});
