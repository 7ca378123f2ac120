import { type Ground } from '#server/part.ts';
import { type ChainRepository, createChainRepository } from '#server/features/audit/chains/repository.ts';
import { createAuditRepository } from '#server/features/audit/repository.ts';
import { type AuditNeeds } from '#server/features/audit/service.ts';
import { createNamesOf } from '#server/features/people/names.ts';
import { createPeopleRepository } from '#server/features/people/repository.ts';
import { createVault } from '#server/features/vault/repository.ts';

/** Where the log lies: its entries, the keys of what is personal in them, and the names of who did it. */
interface OpenLog extends Pick<AuditNeeds, 'rows' | 'vault' | 'namesOf'> {
  readonly chains: ChainRepository;
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
}

/** Opens the log of what is done. */
export function openLog({ connection, secrets, newId }: Pick<Ground, 'connection' | 'secrets' | 'newId'>): OpenLog {
  const rows = createAuditRepository(connection);
  const chains = createChainRepository(connection);
  const vault = createVault(connection, { masterKey: secrets.named('vault'), newId });
  return {
    rows,
    chains,
    vault,
    namesOf: createNamesOf(createPeopleRepository(connection)),
    async prepare() {
      await rows.prepare();
      await chains.prepare();
      await vault.prepare();
    },
  };
}
