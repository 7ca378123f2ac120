const DAY_MS = 86_400_000;

/** A session ends when it has not been renewed for so long. Ours (ASVS 5.0, 7.3.1). */
const IDLE_MS = 14 * DAY_MS;

/** A session ends so long after the sign-in, however much it is used. Ours (ASVS 5.0, 7.3.2). */
const ABSOLUTE_MS = 90 * DAY_MS;

/** After a renewal the secret before it still gives the same next one: an answer may be lost, and two windows may renew at once. */
export const RENEWAL_GRACE_MS = 30_000;

/** Whoever has no password shows that it is the person by a sign-in not longer ago than this. */
export const FRESH_MS = 15 * 60_000;

/** What limits are read from. */
export interface SessionTimes {
  readonly startedAt: Date;
  readonly usedAt: Date;
  readonly endedAt?: Date;
}

/** Whether a session still lets its person in. Both limits are exclusive. */
export function isLive({ startedAt, usedAt, endedAt }: SessionTimes, now: Date): boolean {
  return endedAt === undefined && msSince(usedAt, now) < IDLE_MS && msSince(startedAt, now) < ABSOLUTE_MS;
}

/** Whole seconds for which a session can last if it is not used again. */
export function remainingS({ startedAt }: Pick<SessionTimes, 'startedAt'>, now: Date): number {
  return Math.floor(Math.min(IDLE_MS, ABSOLUTE_MS - msSince(startedAt, now)) / 1000);
}

/** Milliseconds from one moment to a later one. */
export function msSince(then: Date, now: Date): number {
  return now.getTime() - then.getTime();
}
