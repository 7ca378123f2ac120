import { type AwardRef } from '#shared/policy/benefit.ts';

/** An award by its policy and, where it is known, its measure. */
export interface AwardName {
  readonly policy: string;
  readonly measure?: string | undefined;
}

/** Whether a reference, made in a policy, names an award. One whose measure is not known is named only by a reference to all of its policy. */
export function refersTo(ref: AwardRef, fromPolicy: string, { policy, measure }: AwardName): boolean {
  const slash = ref.indexOf('/');
  if (slash < 0) return policy === fromPolicy && measure === ref;
  if (slash !== policy.length || !ref.startsWith(policy)) return false;
  return ref.endsWith('/*') || ref === `${policy}/${measure ?? ''}`;
}
