import { z } from 'zod';
import { EditedDraft } from '#shared/policy/draft.ts';
import { API_BASE } from '#shared/endpoint.ts';
import { Problem } from '#shared/failure.ts';
import { type TestServer } from './testServer.ts';

/** A browser that has opened a session, as far as headers tell. */
export interface DraftingBrowser {
  readonly cookie: string;
  readonly get: (path: string) => Promise<Response>;
  /** Sends JSON; `seen` is the revision for If-Match. */
  readonly send: (
    method: 'POST' | 'PUT',
    path: string,
    what: { readonly body?: unknown; readonly seen?: number },
  ) => Promise<Response>;
}

/** Exchanges the token of a server's start for a session. */
export async function openSession({
  address,
  services,
}: Pick<TestServer, 'address' | 'services'>): Promise<DraftingBrowser> {
  const response = await exchange(address, services.localAccess.token);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    cookie,
    get: (path) => fetch(`${address}${API_BASE}${path}`, { headers: { cookie } }),
    send: (method, path, { body = {}, seen }) =>
      fetch(`${address}${API_BASE}${path}`, {
        method,
        headers: {
          cookie,
          origin: address,
          'content-type': 'application/json',
          ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
        },
        body: JSON.stringify(body),
      }),
  };
}

/** Sends a token. */
export function exchange(address: string, token: string): Promise<Response> {
  return fetch(`${address}${API_BASE}/local-session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
}

/** The draft of an answer. */
export async function draftIn(response: Response): Promise<EditedDraft> {
  return EditedDraft.parse(await response.json());
}

/** Status and code of a refusal. */
export async function refusal(response: Response): Promise<{ readonly status: number; readonly code: string }> {
  const { status, code } = z.object({ ...Problem.shape, code: z.string() }).parse(await response.json());
  return { status, code };
}
