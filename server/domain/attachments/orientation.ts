/** How a picture is to be turned or mirrored to stand upright, as Exif counts: 2 to 8; 1 is as it is stored. */
export type Orientation = number;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/**
 * What a block of Exif says of the orientation; undefined where it says none, none that turns anything, or cannot be read.
 *
 * @see Exif 3.0 4.6.5 (tag 274), TIFF 6.0 section 2
 */
export function orientationIn(exif: Uint8Array): Orientation | undefined {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  try {
    const isLittle = view.getUint16(0) === LITTLE;
    const directory = view.getUint32(4, isLittle);
    const entries = view.getUint16(directory, isLittle);
    for (let index = 0; index < entries; index += 1) {
      const at = directory + 2 + index * ENTRY_BYTES;
      if (view.getUint16(at, isLittle) !== ORIENTATION_TAG || view.getUint16(at + 2, isLittle) !== SHORT) continue;
      const found = view.getUint16(at + 8, isLittle);
      return found >= 2 && found <= 8 ? found : undefined;
    }
    return undefined;
  } catch {
    // A view that is read beyond its end.
    return undefined;
  }
}

/** “II”: the byte that counts least comes first. */
const LITTLE = 0x4949;

/** A block of Exif that says the orientation and nothing else. */
export function exifOf(orientation: Orientation): Uint8Array {
  const exif = new DataView(new ArrayBuffer(26));
  exif.setUint16(0, LITTLE);
  exif.setUint16(2, 42, true);
  exif.setUint32(4, 8, true);
  exif.setUint16(8, 1, true);
  exif.setUint16(10, ORIENTATION_TAG, true);
  exif.setUint16(12, SHORT, true);
  exif.setUint32(14, 1, true);
  exif.setUint16(18, orientation, true);
  return new Uint8Array(exif.buffer);
}
