import { createReadStream } from 'node:fs';

/** Encodings in which spreadsheets of the field are saved, the likeliest first. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/** The file holds text in none of the encodings that are read. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

/**
 * The text of a file, in pieces: UTF-8 (a byte order mark is left out), or GB18030 where it is not valid UTF-8.
 *
 * @throws {NotText} where it is neither.
 */
export async function* fileText(path: string): AsyncGenerator<string> {
  yield* decoded(path, await encodingOf(path));
}

/** The text of bytes in one of the same encodings; undefined where they are text in neither. */
export function textOf(bytes: Uint8Array): string | undefined {
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      // That is how a decoder says that the bytes are not valid.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

async function encodingOf(path: string): Promise<(typeof ENCODINGS)[number]> {
  for (const encoding of ENCODINGS) {
    if (await isValid(path, encoding)) return encoding;
  }
  throw new NotText(`${path} is text neither in UTF-8 nor in GB18030.`);
}

async function isValid(path: string, encoding: string): Promise<boolean> {
  try {
    const pieces = decoded(path, encoding);
    // Only whether it can be decoded to its end is asked.
    while ((await pieces.next()).done !== true);
    return true;
  } catch (error) {
    // That is how a decoder says that the bytes are not valid.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of createReadStream(path)) {
    if (!(bytes instanceof Uint8Array)) continue;
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}
