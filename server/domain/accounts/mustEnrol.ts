import { type OrganisationKind } from '#shared/access.ts';

/** Whose members see other people's data by their office: they need a second factor. */
const NEED_SECOND_FACTOR: ReadonlySet<OrganisationKind> = new Set(['bureau', 'platform']);

/** Whether somebody must have a second factor, by the kinds of the organisations it belongs to. */
export function needsSecondFactor(kinds: readonly OrganisationKind[]): boolean {
  return kinds.some((kind) => NEED_SECOND_FACTOR.has(kind));
}
