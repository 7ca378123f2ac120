import { type EditedRequirement } from './edited.ts';

/** The requirement as text that does not depend on the order of its keys: equal requirements have equal texts. */
export function canonical(requirement: EditedRequirement): string {
  return JSON.stringify(requirement, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
