/** A PNG of one pixel that states another size; programs that check no further take it for a picture. */
export function png(widthPx = 1, heightPx = 1): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  bytes.writeUInt32BE(widthPx, 16);
  bytes.writeUInt32BE(heightPx, 20);
  return new Uint8Array(bytes);
}

/** The least that is taken for a PDF. */
export const PDF: Uint8Array<ArrayBuffer> = new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'));
