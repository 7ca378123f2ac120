import { type FieldFault } from '#shared/failure.ts';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Source } from '#shared/source.ts';

/** What a policy may refer to. */
export interface PolicySurroundings {
  /** Those in force beside it; one of its own id is what it would replace, and does not count. */
  readonly policies: readonly Policy[];
  readonly places: readonly Place[];
  readonly sources: readonly Source[];
}

/** What must have an id of its own, with the path at which it stands. */
export interface At<T> {
  readonly path: string;
  readonly value: T;
}

/** Each entry of a list with its path. */
export function each<T>(list: readonly T[] | undefined, path: string): At<T>[] {
  return (list ?? []).map((value, index) => ({ path: `${path}.${index}`, value }));
}

/** The fault where something holds. */
export function faultIf(holds: boolean, path: string, message: string): FieldFault[] {
  return holds ? [{ path, message }] : [];
}

/** Faults of entries that stand in a list for a second time. */
export function repeated(entries: readonly At<string>[], noun: string): FieldFault[] {
  return entries.flatMap(({ path, value }, index) =>
    faultIf(
      entries.findIndex((other) => other.value === value) !== index,
      path,
      `The ${noun} ${value} stands here a second time`,
    ),
  );
}
