import { Router } from 'express';
import { type Ground, type Part } from '#server/part.ts';

/** The desk of companies: saved requirements, shortlists, enquiries, reports of wrong listings. */
export function createCompanyDesk(_ground: Ground): Part {
  return { endpoints: [], routes: () => Router(), prepare: () => Promise.resolve(), jobs: [] };
}
