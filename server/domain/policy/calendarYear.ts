/** The calendar year of a day. */
export function calendarYearOf(day: string): number {
  return Number(day.slice(0, 4));
}
