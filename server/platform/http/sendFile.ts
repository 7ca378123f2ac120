import { type Response } from 'express';
import { z } from 'zod';

/** A file as an operation gives it. */
const GivenFile = z.object({
  name: z.string(),
  type: z.string(),
  sha256: z.string(),
  bytes: z.instanceof(Uint8Array),
});

/**
 * Gives a file to be saved and never to be shown as a page of ours: under its name by RFC 6266, as the type that its content
 * has, which the browser is to believe. It may be kept, but is asked about again each time, as who sees it can change.
 */
export function sendFile(res: Response, answer: unknown): void {
  const { name, type, sha256, bytes } = GivenFile.parse(answer);
  res.attachment(name);
  res.set({ 'Content-Type': type, 'Cache-Control': 'private, no-cache', ETag: `"${sha256}"` });
  res.send(Buffer.from(bytes));
}
