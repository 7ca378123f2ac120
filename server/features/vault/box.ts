import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
/** As NIST SP 800-38D recommends: 96 bits, random for each box. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Locks bytes under a key of 256 bits; `about` must be the same when it is opened. */
export function shut(bytes: Buffer, key: Buffer, about: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(about));
  const locked = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), locked]).toString('base64url');
}

/** What a box holds; undefined where key or `about` are others, or the box has been altered. */
export function opened(box: string, key: Buffer, about: string): Buffer | undefined {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const rest = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([rest, decipher.final()]);
  } catch {
    // The only thing that `final` throws for: the tag is not that of key, place and content.
    return undefined;
  }
}
