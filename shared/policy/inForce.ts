import { type InForce } from './judged.ts';
import { type Policy } from './policy.ts';

/**
 * Whether a policy is in force on a day; both its first and its last day are days in force. Where an end was not found
 * and the other does not shut the day out, it is not known: not found is never unlimited.
 */
export function inForceOn({ validFrom, validTo }: Pick<Policy, 'validFrom' | 'validTo'>, day: string): InForce {
  if (validFrom !== undefined && day < validFrom) return 'not-yet';
  if (validTo !== undefined && day > validTo) return 'expired';
  return validFrom === undefined || validTo === undefined ? 'validity-not-found' : 'in-force';
}
