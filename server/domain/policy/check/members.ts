import { type Policy } from '#shared/policy/policy.ts';

/** The awards that are named, or all; a name of anything else is a fault of its own. */
export function membersOf({ measures }: Policy, named: readonly string[] | undefined): ReadonlySet<string> {
  const awards = measures.filter(({ kind }) => kind === 'award').map(({ id }) => id);
  return new Set(named === undefined ? awards : awards.filter((id) => named.includes(id)));
}
