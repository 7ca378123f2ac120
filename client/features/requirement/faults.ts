import { createContext, use } from 'react';
import { type FieldFault } from '#shared/failure.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { faultText } from '#client/explain/faultText.ts';
import { parameterName } from '#client/explain/label.ts';

/** What the server found at fault in the requirement as it stands. */
export const FaultsContext = createContext<readonly FieldFault[]>([]);

/** The faults of a criterion's part of the requirement in the user's language, by parameter: `''` for the part itself. */
export function useFaultsOf(criterion: string): ReadonlyMap<string, string> {
  const { say } = useSpeaking();
  const labelOf = (parameter: string): string => parameterName(say, criterion, parameter);
  const faults = faultsOf(use(FaultsContext), criterion);
  return new Map([...faults].map(([parameter, message]) => [parameter, faultText(message, say, labelOf)]));
}

/** The faults of the steps of growth in the user's language: by step, from 0, and part, as `1.by`; `''` for the steps as a whole. */
export function useGrowthFaults(): ReadonlyMap<string, string> {
  const { say } = useSpeaking();
  const labelOf = (part: string): string => say(`requirement.growthParts.${part}`, { defaultValue: part });
  const faults = growthFaultsOf(use(FaultsContext));
  return new Map([...faults].map(([place, message]) => [place, faultText(message, say, labelOf)]));
}

/** The faults of the steps of growth, by step and part. */
export function growthFaultsOf(faults: readonly FieldFault[]): ReadonlyMap<string, string> {
  return new Map(
    faults
      .filter(({ path }) => path === 'growth' || path.startsWith('growth.'))
      .map(({ path, message }) => [path.slice('growth.'.length), message]),
  );
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
