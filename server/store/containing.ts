import { trusted } from 'mongoose';

/** The condition of a field in which a text stands somewhere, in small or capital letters; the text is no pattern. */
export function containing(text: string): Readonly<Record<string, unknown>> {
  return trusted({ $regex: text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`), $options: 'i' });
}
