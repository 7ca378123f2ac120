import express, { type RequestHandler } from 'express';
import { Failure } from '#shared/failure.ts';
import { soundJson } from '#shared/soundJson.ts';

/** Most bytes of a body, inflated. The widest requirement, with a region of 2,000 points, takes about a tenth. */
const BODY_BYTES_MAX = 1_000_000;

/** Reads a JSON body: refuses another media type, a body that is too large, and JSON that is broken or of an unsound shape. */
export function jsonBody(): RequestHandler[] {
  return [requireJson, express.json({ limit: BODY_BYTES_MAX, strict: false, type: () => true }), requireSoundJson];
}

const requireJson: RequestHandler = (req, _res, next) => {
  if (!req.is('application/json')) {
    throw new Failure('media-type-not-supported', { detail: 'The body must be sent as application/json.' });
  }
  next();
};

const requireSoundJson: RequestHandler = (req, _res, next) => {
  soundJson(req.body);
  next();
};
