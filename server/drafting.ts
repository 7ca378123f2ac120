import { randomUUID } from 'node:crypto';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type Source } from '#shared/source.ts';
import { checkPolicy } from './domain/policy/checkPolicy.ts';
import { measuresAt } from './domain/policy/measuresAt.ts';
import { type PolicyRules } from './features/policyDrafts/checking.ts';
import { createDraftRepository, createVersionRepository } from './features/policyDrafts/repository.ts';
import { type PolicyDraftService, createPolicyDraftService } from './features/policyDrafts/service.ts';
import { createNamesOf } from './features/people/names.ts';
import { createPeopleRepository } from './features/people/repository.ts';
import { type Clock } from './platform/clock.ts';
import { type Store } from './store/store.ts';

/** What drafts stand on besides the store. */
interface Needs {
  readonly policies: {
    readonly all: () => Promise<Policy[]>;
    readonly find: (id: string) => Promise<Policy | undefined>;
    readonly put: (policy: Policy) => Promise<void>;
    readonly withdraw: (id: string) => Promise<void>;
  };
  readonly places: { readonly all: () => Promise<Place[]> };
  readonly sources: { readonly all: () => Promise<Source[]> };
  readonly clock: Clock;
  readonly raiseDataVersion: () => Promise<unknown>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly hold: (what: string) => Promise<void>;
}

/** Drafts of policies over an open store. */
interface Drafts {
  readonly service: PolicyDraftService;
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
}

/** The domain's own rules. */
const RULES: PolicyRules = {
  check: checkPolicy,
  judge: (policies, claimant, placesFrom) => measuresAt(policies, claimant, placesFrom).map(({ judged }) => judged),
};

/** Puts drafts together. */
export function createDrafts(connection: Store['connection'], { clock, ...rest }: Needs): Drafts {
  const drafts = createDraftRepository(connection);
  const versions = createVersionRepository(connection);
  return {
    service: createPolicyDraftService({
      ...rest,
      drafts,
      versions,
      rules: RULES,
      now: clock.now,
      newId: randomUUID,
      namesOf: createNamesOf(createPeopleRepository(connection)),
    }),
    async prepare() {
      await drafts.prepare();
      await versions.prepare();
    },
  };
}
