import { Router } from 'express';
import { type Ground, type Part } from '#server/part.ts';

/** The desk of promotion officers: leads and the form without account. */
export function createOfficerDesk(_ground: Ground): Part {
  return { endpoints: [], routes: () => Router(), prepare: () => Promise.resolve(), jobs: [] };
}
