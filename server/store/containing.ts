import { trusted } from 'mongoose';

/** The condition of a field in which a text stands somewhere, in small or capital letters; the text is no pattern. */
export function containing(text: string): Readonly<Record<string, unknown>> {
  const literal = text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
  // A MongoDB refuses a pattern with a null byte.
  return trusted({ $regex: literal.replaceAll('\0', String.raw`\x00`), $options: 'i' });
}
