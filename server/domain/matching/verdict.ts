import { type Verdict } from '#shared/criterion.ts';

/** Met or unmet, where it is known. */
export function verdictOf(met: boolean): Verdict {
  return met ? 'met' : 'unmet';
}

/** Every part must be met (Kleene): one unmet settles it, else one unknown leaves it open. Nothing asked is met. */
export function allMet(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('unmet')) return 'unmet';
  return verdicts.includes('unknown') ? 'unknown' : 'met';
}

/** One part suffices (Kleene): one met settles it, else one unknown leaves it open. Nothing offered is unmet. */
export function anyMet(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('met')) return 'met';
  return verdicts.includes('unknown') ? 'unknown' : 'unmet';
}

/** Whether an amount reaches what is asked; `none` is none of it, absent is not known. */
export function atLeast(offered: number | 'none' | undefined, required: number): Verdict {
  if (offered === undefined) return 'unknown';
  return verdictOf(offered !== 'none' && offered >= required);
}

/** Whether an amount stays within what is asked; absent is not known. */
export function atMost(offered: number | undefined, required: number): Verdict {
  return offered === undefined ? 'unknown' : verdictOf(offered <= required);
}

/** Whether a place on an ordered scale, least first, reaches what is asked; `none` stands below the scale, absent is not known. */
export function reaches<T extends string>(scale: readonly T[], offered: T | 'none' | undefined, required: T): Verdict {
  if (offered === undefined) return 'unknown';
  return verdictOf(offered !== 'none' && scale.indexOf(offered) >= scale.indexOf(required));
}

/** Whether a supply is there; absent is not known. */
export function isThere(offered: 'available' | 'none' | undefined): Verdict {
  return offered === undefined ? 'unknown' : verdictOf(offered === 'available');
}
