import { beginForm } from '#shared/formProof.ts';
import { type FormGuard, createFormGuard } from '#server/features/formGuard/guard.ts';
import { createFormTokenRepository } from '#server/features/formGuard/repository.ts';
import { createFormRoutes } from '#server/features/formGuard/routes.ts';
import { type Ground, type Part } from '#server/part.ts';

/** What keeps programs out of forms without account. */
export function createForms({ connection, clock, newId, newSecret }: Ground): Part & { readonly guard: FormGuard } {
  const tokens = createFormTokenRepository(connection, { newSecret });
  const guard = createFormGuard({ tokens, now: clock.now, newId });
  return {
    guard,
    endpoints: [beginForm],
    routes: () => createFormRoutes(guard),
    prepare: tokens.prepare,
    jobs: [{ name: 'form-tokens', everyS: 3600, run: async () => ({ forgotten: await guard.forgetOld() }) }],
  };
}
