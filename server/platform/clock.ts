/** The time, for whoever must know it: the only place of the program that reads it. */
export interface Clock {
  readonly now: () => Date;
  /** The day in Asia/Shanghai, as an ISO date: the day on which policies and dates are judged. */
  readonly today: () => string;
}

/** A clock over the given source of time; the machine's where none is given. */
export function createClock(now: () => Date = () => new Date()): Clock {
  return { now, today: () => DAY_IN_SHANGHAI.format(now()) };
}

/** The Canadian way of writing a day is the ISO one. */
const DAY_IN_SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
