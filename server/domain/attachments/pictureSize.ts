/** Width and height of a picture. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The size that the head of a picture states, which is what a program that shows it takes memory for; undefined where the
 * head is not whole.
 */
export function pictureSize(
  bytes: Uint8Array,
  type: 'image/png' | 'image/jpeg' | 'image/webp',
): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = READERS[type](view);
    return size !== undefined && size.widthPx > 0 && size.heightPx > 0 ? size : undefined;
  } catch {
    // A view that is read beyond its end.
    return undefined;
  }
}

const READERS = { 'image/png': ofPng, 'image/jpeg': ofJpeg, 'image/webp': ofWebp } as const;

/** The first chunk, IHDR, begins with both. */
function ofPng(view: DataView): PictureSize | undefined {
  return textAt(view, 12) === 'IHDR' ? { widthPx: view.getUint32(16), heightPx: view.getUint32(20) } : undefined;
}

/** Segments follow one another by their lengths, up to the one that begins a frame. */
function ofJpeg(view: DataView): PictureSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
  }
  return undefined;
}

/** SOF0 to SOF15, without the three among them that mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The first chunk is of one of three kinds. */
function ofWebp(view: DataView): PictureSize | undefined {
  switch (textAt(view, 12)) {
    case 'VP8X':
      return { widthPx: 1 + uint24(view, 24), heightPx: 1 + uint24(view, 27) };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { widthPx: 1 + (bits & 0x3fff), heightPx: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
