import { jpegWithoutMetadata } from './jpegWithoutMetadata.ts';
import { pngWithoutMetadata } from './pngWithoutMetadata.ts';
import { webpWithoutMetadata } from './webpWithoutMetadata.ts';

/**
 * A picture without what is not seen: where and when it was taken, by what, and by whom. The picture itself and how it is turned
 * stay bit by bit. Undefined where it is damaged.
 */
export function withoutMetadata(
  bytes: Uint8Array,
  type: 'image/png' | 'image/jpeg' | 'image/webp',
): Uint8Array<ArrayBuffer> | undefined {
  return CLEANERS[type](bytes);
}

const CLEANERS = {
  'image/png': pngWithoutMetadata,
  'image/jpeg': jpegWithoutMetadata,
  'image/webp': webpWithoutMetadata,
} as const;
