import { Router } from 'express';
import { type Ground, type Part } from '#server/part.ts';

/** The desk of park operators: their spaces, states, imports and enquiries. */
export function createOperatorDesk(_ground: Ground): Part {
  return { endpoints: [], routes: () => Router(), prepare: () => Promise.resolve(), jobs: [] };
}
