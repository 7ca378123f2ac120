import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EditedDraft } from '#shared/policy/draft.ts';
import { Problem } from '#shared/failure.ts';
import { createMembershipRepository } from '#server/features/memberships/repository.ts';
import { createOrganisationRepository } from '#server/features/organisations/repository.ts';
import { createPeopleRepository } from '#server/features/people/repository.ts';
import { type TestServer } from './testServer.ts';

/** A promotion officer who is signed in. */
export interface DraftingOfficer {
  readonly id: string;
  readonly get: (path: string) => Promise<Response>;
  /** Sends JSON; `seen` is the revision for If-Match. */
  readonly send: (
    method: 'POST' | 'PUT',
    path: string,
    what: { readonly body?: unknown; readonly seen?: number },
  ) => Promise<Response>;
}

/** Signs a promotion officer in, who has a second factor. */
export async function signInOfficer({ api, services, store }: TestServer): Promise<DraftingOfficer> {
  const [id, organisationId] = [randomUUID(), randomUUID()];
  await createPeopleRepository(store.connection).add({
    id,
    email: `${id}@example.com`,
    name: 'Officer Lin',
    language: 'en',
    state: 'active',
    secondFactor: { sealedSecret: '', lastStep: 0, recoveryHashes: [] },
    revision: 1,
  });
  await createOrganisationRepository(store.connection).add({
    id: organisationId,
    kind: 'bureau',
    name: 'The bureau',
    parkIds: [],
    placeIds: ['sz-pingshan'],
    state: 'active',
    demo: false,
    revision: 1,
  });
  await createMembershipRepository(store.connection).add({ organisationId, personId: id, role: 'member', revision: 1 });
  const authorization = `Bearer ${await services.identity.accessFor(id)}`;
  return {
    id,
    get: (path) => api(path, { headers: { authorization } }),
    send: (method, path, { body = {}, seen }) =>
      api(path, {
        method,
        headers: {
          authorization,
          'content-type': 'application/json',
          ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
        },
        body: JSON.stringify(body),
      }),
  };
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
