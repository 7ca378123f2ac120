/** Sign-ins that failed one after the other, of one account or from one address. */
export interface Failures {
  readonly count: number;
  readonly lastAt: Date;
}

/** How failures slow down what follows. */
export interface BackOffRule {
  /** So many cost nothing: people mistype. */
  readonly free: number;
  /** Longest wait. */
  readonly waitMaxS: number;
  /** Failures are forgotten when none has come for so long. */
  readonly forgottenAfterS: number;
}

/** Of one account: a person who mistypes waits seconds, a machine that guesses gets about a hundred tries a day. Ours. */
export const OF_ACCOUNT: BackOffRule = { free: 5, waitMaxS: 900, forgottenAfterS: 86_400 };

/** From one address, behind which an office may sit. Ours. */
export const OF_ADDRESS: BackOffRule = { free: 50, waitMaxS: 900, forgottenAfterS: 86_400 };

/** Whole seconds after `now` before which no attempt is looked at; 0 where one is. The wait doubles with every failure. */
export function waitS(failures: Failures | undefined, rule: BackOffRule, now: Date): number {
  if (failures === undefined || failures.count < rule.free) return 0;
  const sinceS = (now.getTime() - failures.lastAt.getTime()) / 1000;
  const neededS = Math.min(rule.waitMaxS, 2 ** (failures.count - rule.free));
  return Math.max(0, Math.ceil(neededS - sinceS));
}

/** Failures with one more, which counts as the first where the earlier ones are forgotten. */
export function withOneMore(failures: Failures | undefined, rule: BackOffRule, now: Date): Failures {
  const isForgotten =
    failures === undefined || now.getTime() - failures.lastAt.getTime() >= rule.forgottenAfterS * 1000;
  return { count: isForgotten ? 1 : failures.count + 1, lastAt: now };
}
