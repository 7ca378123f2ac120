import { signIn } from '#shared/sessionEndpoints.ts';
import { call } from '#client/app/api.ts';
import { enter } from '#client/app/session.ts';

/** Goes on as somebody whose account has just been made with this password. */
export async function signInAs(email: string, password: string): Promise<void> {
  enter(await call(signIn, { body: { email, password } }));
}
