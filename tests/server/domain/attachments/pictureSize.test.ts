import { describe, expect, it } from 'vitest';
import { pictureSize } from '#server/domain/attachments/pictureSize.ts';
import { png } from '#tests/support/pictures.ts';

/** Bytes written as pairs of hexadecimal digits, and text between quotes as it is. */
function bytes(text: string): Uint8Array {
  const parts = text.match(/'[^']*'|[\da-f]{2}/giu) ?? [];
  return Buffer.concat(
    parts.map((part) => (part.startsWith("'") ? Buffer.from(part.slice(1, -1), 'latin1') : Buffer.from(part, 'hex'))),
  );
}

describe('the size that a picture states', () => {
  it.each([
    { what: 'a PNG', type: 'image/png', picture: png(300, 200), size: { widthPx: 300, heightPx: 200 } },
    {
      // APP0 of 4 bytes, then SOF2 with 8 bits, 0x0140 rows of 0x0280 columns.
      what: 'a JPEG behind another segment',
      type: 'image/jpeg',
      picture: bytes("ff d8 ff e0 00 04 'JF' ff c2 00 0b 08 01 40 02 80 03"),
      size: { widthPx: 640, heightPx: 320 },
    },
    {
      what: 'a WebP with extensions',
      type: 'image/webp',
      picture: bytes("'RIFF' 00 00 00 00 'WEBPVP8X' 0a 00 00 00 00 00 00 00 7f 02 00 3f 01 00"),
      size: { widthPx: 640, heightPx: 320 },
    },
    {
      // 14 bits each of width less one and height less one, from the lowest: 639 and 319.
      what: 'a WebP without loss',
      type: 'image/webp',
      picture: bytes("'RIFF' 00 00 00 00 'WEBPVP8L' 05 00 00 00 2f 7f c2 4f 00"),
      size: { widthPx: 640, heightPx: 320 },
    },
    {
      what: 'a plain WebP',
      type: 'image/webp',
      picture: bytes("'RIFF' 00 00 00 00 'WEBPVP8 ' 0a 00 00 00 00 00 00 9d 01 2a 80 02 40 01"),
      size: { widthPx: 640, heightPx: 320 },
    },
    { what: 'a PNG that ends early', type: 'image/png', picture: png().slice(0, 18), size: undefined },
    { what: 'a PNG without a pixel', type: 'image/png', picture: png(0, 5), size: undefined },
    { what: 'a JPEG without a frame', type: 'image/jpeg', picture: bytes('ff d8 ff d9'), size: undefined },
    {
      what: 'a WebP of an unknown kind',
      type: 'image/webp',
      picture: bytes("'RIFF' 00 00 00 00 'WEBPVP9 ' 00 00 00 00 00 00 00 00 00 00 00 00 00 00"),
      size: undefined,
    },
  ] as const)('is read off $what', ({ type, picture, size }) => {
    expect(pictureSize(picture, type)).toEqual(size);
  });
});
