/** Password and code, shown once more before something grave. */
export interface Again {
  readonly password: string;
  readonly code: string;
}

/** Nothing entered yet. */
export const NOTHING_YET: Again = { password: '', code: '' };

/** As it is sent: what is empty is left out. */
export function asSent({ password, code }: Again): { readonly password?: string; readonly code?: string } {
  return { ...(password !== '' && { password }), ...(code !== '' && { code }) };
}
