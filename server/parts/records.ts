import { Router } from 'express';
import { type Ground, type Part } from '#server/part.ts';

/** The log of what was done, the history of records, export and erasure of personal data. */
export function createRecords(_ground: Ground): Part {
  return { endpoints: [], routes: () => Router(), prepare: () => Promise.resolve(), jobs: [] };
}
