import { createContext, use } from 'react';
import { type FieldFault } from '#shared/failure.ts';

/** What the server found at fault in the requirement as it stands. */
export const FaultsContext = createContext<readonly FieldFault[]>([]);

/** The faults of the requirement, by the end of their path below a criterion's part: `''` for the part itself. */
export function useFaultsOf(criterion: string): ReadonlyMap<string, string> {
  return faultsOf(use(FaultsContext), criterion);
}

/** The faults below one criterion, by parameter. */
export function faultsOf(faults: readonly FieldFault[], criterion: string): ReadonlyMap<string, string> {
  const prefix = `criteria.${criterion}`;
  return new Map(
    faults
      .filter(({ path }) => path === prefix || path.startsWith(`${prefix}.`))
      .map(({ path, message }) => [path.slice(prefix.length + 1).split('.')[0] ?? '', message]),
  );
}
