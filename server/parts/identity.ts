import { Router } from 'express';
import { type Ground, type Part } from '#server/part.ts';

/** Who is who: sign-in, sessions, passwords, second factors, tokens for integration. */
export function createIdentity(_ground: Ground): Part {
  return { endpoints: [], routes: () => Router(), prepare: () => Promise.resolve(), jobs: [] };
}
