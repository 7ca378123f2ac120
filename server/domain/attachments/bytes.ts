/**
 * Most parts of which a picture may be put together: a picture of ten megabytes has some thousands at most, while as many empty
 * ones as fit into its bytes would take a hundred times their memory, and seconds. Ours.
 */
export const PARTS_MAX = 20_000;

/** Pieces one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** A text of single bytes. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** The bytes from a place as a text, each a sign. */
export function textIn(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
