import encodeQR from 'qr';

/** A QR code as a drawing: a square of so many modules, and the path of the dark ones. */
export interface QrDrawing {
  readonly modules: number;
  readonly path: string;
}

/** Draws a text as a QR code, with the quiet zone of four modules around it. @see ISO/IEC 18004, 5.3.8 */
export function qrPath(text: string): QrDrawing {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  return { modules: rows.length, path: rows.map(rowPath).join('') };
}

/** Neighbours in a row are drawn as one, so that no hairline shows between them. */
function rowPath(row: readonly boolean[], y: number): string {
  return [
    ...row
      .map((isDark) => (isDark ? '1' : '0'))
      .join('')
      .matchAll(/1+/gu),
  ]
    .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join('');
}
