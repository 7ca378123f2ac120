/** The one place of the page that reads the clock. */
export const now = (): Date => new Date();

/** Today in Asia/Shanghai, as an ISO day. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now());
}
