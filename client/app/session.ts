import { createContext, use, useSyncExternalStore } from 'react';
import { type SignedIn } from '#shared/account.ts';
import { type Me } from '#shared/me.ts';
import { getMe } from '#shared/meEndpoints.ts';
import { renewSession, signOut } from '#shared/sessionEndpoints.ts';
import { keepToken, renewBy } from './accessToken.ts';
import { call } from './api.ts';
import { ApiProblem } from './apiProblem.ts';

/** Who uses the page: nobody, somebody, or not known yet because the server has not answered. */
export type Session = (
  | { readonly state: 'unknown'; readonly me?: undefined }
  | { readonly state: 'out'; readonly me?: undefined }
  | { readonly state: 'in'; readonly me: Me }
) & {
  /** Who used the page until a session ended that nobody has ended in this window: what they have written waits for them. */
  readonly ended?: Me | undefined;
};

/** The session that a part of the page was shown to, which it goes on with while it waits for the same person. */
export const SessionHere = createContext<Extract<Session, { readonly state: 'in' }> | null>(null);

/** Tells all windows of a browser whether somebody is signed in, so that visitors without account ask for nothing. */
const HINT = 'parkfit-signed-in';
/** Tells the other windows, for the moment until the hint is gone, that somebody has signed out: a session that ended tells nothing. */
const LEFT = 'left';

/** A server that cannot be reached is asked again after so long. */
const AGAIN_MS = 5000;

const OUT: Session = { state: 'out' };
const UNKNOWN: Session = { state: 'unknown' };

let session: Session = hinted() ? UNKNOWN : OUT;
let renewing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

if (session.state === 'unknown') renewBy(renewOnce);

/** Who uses the page now; within what waits for somebody, that person. */
export function useSession(): Session {
  const here = use(SessionHere);
  const now = useSyncExternalStore(subscribe, () => session);
  return now.state === 'in' || here === null ? now : here;
}

/** Hears when somebody signs in or out; returns what ends that. */
export function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  if (listeners.size === 1) {
    addEventListener('storage', follow);
    if (session.state === 'unknown') void renewOnce();
  }
  return () => {
    listeners.delete(hear);
    if (listeners.size === 0) removeEventListener('storage', follow);
  };
}

/** Who uses the page now, for what is no component. */
export function currentSession(): Session {
  return session;
}

/** Goes on as somebody who has just signed in. */
export function enter({ accessToken, me }: Pick<SignedIn, 'accessToken' | 'me'>): void {
  keepToken(accessToken);
  renewBy(renewOnce);
  hint('yes');
  become({ state: 'in', me });
}

/** Shows a person as the server has just told it. */
export function updateMe(me: Me): void {
  if (session.state === 'in') become({ state: 'in', me });
}

/** Reads again who is signed in, as another window may have written. */
export async function readMe(): Promise<void> {
  updateMe(await call(getMe, {}));
}

/** Signs out, here and in the other windows; nothing that has been written in any of them waits. */
export async function leave(): Promise<void> {
  await call(signOut, { body: {} });
  hint(LEFT);
  hint(undefined);
  goOut(OUT);
}

function goOut(next: Session): void {
  keepToken(undefined);
  renewBy(undefined);
  become(next);
}

/** Whose work waits: that of whoever is signed in, or was until now. */
function waiting(): Pick<Session, 'ended'> {
  return { ended: session.me ?? session.ended };
}

function become(next: Session): void {
  session = next;
  for (const hear of listeners) hear();
}

/** Calls that find their token too old all wait for the same renewal. */
function renewOnce(): Promise<boolean> {
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function renew(): Promise<boolean> {
  try {
    enter(await call(renewSession, { body: {} }));
    return true;
  } catch (problem) {
    if (isPassing(problem)) {
      setTimeout(() => {
        if (session.state === 'unknown') void renewOnce();
      }, AGAIN_MS);
      return false;
    }
    hint(undefined);
    goOut({ ...OUT, ...waiting() });
    return false;
  }
}

/** Nobody is signed out because the server could not answer. */
function isPassing(problem: unknown): boolean {
  return !(problem instanceof ApiProblem) || problem.status === 0 || problem.status >= 429;
}

/** Another window of this browser has signed in or out. */
function follow({ key, newValue }: StorageEvent): void {
  if (key !== HINT) return;
  if (newValue === LEFT) goOut(OUT);
  else if (!hinted()) {
    goOut({ ...OUT, ...waiting() });
  } else if (session.state === 'out') {
    become({ ...UNKNOWN, ...waiting() });
    renewBy(renewOnce);
    void renewOnce();
  }
}

function hinted(): boolean {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    // Where the browser keeps nothing, the server is asked.
    return true;
  }
}

function hint(said: 'yes' | typeof LEFT | undefined): void {
  try {
    if (said === undefined) localStorage.removeItem(HINT);
    else localStorage.setItem(HINT, said);
  } catch {
    // Without it the server is asked at each load.
  }
}
