/** Renews the access token; false where nobody is signed in (any more). */
type Renew = () => Promise<boolean>;

let token: string | undefined;
let renew: Renew | undefined;

/** The token that requests bring along; undefined where nobody is signed in, or it is not known yet. */
export function currentToken(): string | undefined {
  return token;
}

/** Keeps another one, in memory alone: what a script could read from storage, a foreign script could too. */
export function keepToken(other: string | undefined): void {
  token = other;
}

/** Says how a token is renewed; undefined where there is nothing to renew. */
export function renewBy(other: Renew | undefined): void {
  renew = other;
}

/** Whether there is another token than a used one after a renewal. */
export async function renewedAfter(used: string | undefined): Promise<boolean> {
  // Another call may have renewed it meanwhile.
  if (token !== undefined && token !== used) return true;
  return renew === undefined ? false : renew();
}
