import { createChainRepository } from '../features/audit/chains/repository.ts';
import { verifyChains } from '../features/audit/verification.ts';
import { hashText } from '../parts/records.ts';
import { type Verified } from '../store/operations/verify.ts';
import { type Store } from '../store/store.ts';

/** Whether what was done is as it was sealed, chain by chain. */
export async function verifyAuditChains(connection: Store['connection']): Promise<Verified[]> {
  const verdicts = await verifyChains({ chains: createChainRepository(connection), hashText });
  return verdicts.map(({ organisationId, entries, faultCount, faults }) => ({
    name: `what was done in ${organisationId}`,
    valid: faultCount === 0,
    count: entries,
    errors: faults.map(({ kind, seq }) => `entry ${seq}: ${kind}`),
  }));
}
