import { type ChainVerdict } from '#shared/audit.ts';
import { type ChainFault, type HashText, NO_HEAD, walkChain } from '#server/domain/audit/chain.ts';
import { type AuditRepository } from './repository.ts';

/** What verification stands on. */
interface VerificationNeeds {
  readonly rows: Pick<AuditRepository, 'chains' | 'walk' | 'head' | 'countWaiting'>;
  readonly hashText: HashText;
}

/** Faults of one chain that are told one by one. */
const TOLD = 20;

/** Walks the given chains, or all, entry by entry; what is sealed meanwhile may lie beyond the walk. */
export async function verifyChains(
  { rows, hashText }: VerificationNeeds,
  chains?: readonly string[],
): Promise<ChainVerdict[]> {
  const verdicts: ChainVerdict[] = [];
  for (const chain of chains ?? (await rows.chains())) verdicts.push(await verifyChain(chain, { rows, hashText }));
  return verdicts;
}

async function verifyChain(chain: string, { rows, hashText }: VerificationNeeds): Promise<ChainVerdict> {
  // Before the walk: what is sealed during it comes after this end.
  const head = await rows.head(chain);
  const walk = walkChain(hashText);
  const faults: ChainFault[] = [];
  let entries = 0;
  for await (const entry of rows.walk(chain)) {
    if (entry.seq > (head ?? NO_HEAD).seq && (await isLater(entry.seq))) break;
    entries += 1;
    faults.push(...walk.pass(entry));
  }
  faults.push(...walk.end(head));
  const { seq, hash } = head ?? NO_HEAD;
  return {
    organisationId: chain,
    entries,
    waiting: await rows.countWaiting(chain),
    head: { seq, hash },
    faultCount: faults.length,
    faults: faults.slice(0, TOLD),
  };

  /** Whether the head has moved on to that entry since. */
  async function isLater(seq: number): Promise<boolean> {
    return ((await rows.head(chain)) ?? NO_HEAD).seq >= seq;
  }
}
