import { Router } from 'express';
import { type Ground, type Part } from '#server/part.ts';

/** Files at spaces and parks. */
export function createAttachments(_ground: Ground): Part {
  return { endpoints: [], routes: () => Router(), prepare: () => Promise.resolve(), jobs: [] };
}
