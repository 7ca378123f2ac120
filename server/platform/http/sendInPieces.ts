import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response } from 'express';

/** A text that is made while it is sent, so that the whole of it is never in memory. */
export type TextInPieces = AsyncIterable<string>;

/** Whether an answer is a text in pieces. */
export function isInPieces(answer: unknown): answer is TextInPieces {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/**
 * Sends a text piece by piece, the next one made only when the reader has room for it. The first is made before anything is
 * sent, so that a failure can still be told; where making a later one fails the connection breaks off; where the reader goes
 * away no more are made, and that is no fault.
 */
export async function sendInPieces(res: Response, pieces: TextInPieces): Promise<void> {
  if (res.req.method === 'HEAD') {
    res.end();
    return;
  }
  const text = await begun(pieces);
  // What comes before and the pipeline each listen for the end; Node would take the eleventh for a leak.
  res.setMaxListeners(LISTENERS_MAX);
  try {
    await pipeline(Readable.from(text), res);
  } catch (error) {
    if (!hasGone(error)) throw error;
  }
}

/** The same text, with its first piece made. */
async function begun(pieces: TextInPieces): Promise<TextInPieces> {
  const making = pieces[Symbol.asyncIterator]();
  return goingOn(await making.next(), making);
}

async function* goingOn(first: IteratorResult<string>, making: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    for (let piece = first; piece.done !== true; piece = await making.next()) yield piece.value;
  } finally {
    await making.return?.();
  }
}

/** More than all who listen for the end of an answer. */
const LISTENERS_MAX = 30;

function hasGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
