import { type Request } from 'express';

/** The value of a cookie that a request carries, the first where there are several; undefined where there is none. */
export function cookieOf({ headers: { cookie = '' } }: Pick<Request, 'headers'>, name: string): string | undefined {
  const found = cookie
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([found]) => found === name);
  return found?.[1];
}
