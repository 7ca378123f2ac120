import { type CriterionId } from '#shared/criterion.ts';

/**
 * Criteria that no peer answers yet, and so the bench does not ask: what a space costs is no column held against a number,
 * but an account of years that each peer would have to keep in its own way, to the fen.
 */
export const UNMEASURED: ReadonlySet<CriterionId> = new Set(['budget', 'effective-cost']);
