import express, { type RequestHandler } from 'express';
import { Failure } from '#shared/failure.ts';

/** Most bytes of a file that is sent as a body: 2,000 spaces with every fact take about a tenth. */
const FILE_BYTES_MAX = 5_000_000;

/** Reads a body that is a file of the given media type, as bytes. */
export function fileBody(mediaType: string): RequestHandler[] {
  return [requireType(mediaType), express.raw({ limit: FILE_BYTES_MAX, type: () => true })];
}

/** Hands the bytes of a body on as they come, to whoever keeps them elsewhere than in memory. */
export function streamBody(mediaType: string): RequestHandler[] {
  const hand: RequestHandler = (req, _res, next) => {
    req.body = req;
    next();
  };
  return [requireType(mediaType), hand];
}

function requireType(mediaType: string): RequestHandler {
  return (req, _res, next) => {
    if (!req.is(mediaType)) {
      throw new Failure('media-type-not-supported', { detail: `The body must be sent as ${mediaType}.` });
    }
    next();
  };
}
