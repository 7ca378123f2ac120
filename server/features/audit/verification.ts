import { setImmediate } from 'node:timers/promises';
import { type ChainVerdict } from '#shared/audit.ts';
import { type ChainFault, type HashText, NO_HEAD, walkChain } from '#server/domain/audit/chain.ts';
import { type ChainRepository } from './chains/repository.ts';

/** What verification stands on. */
interface VerificationNeeds {
  readonly chains: Pick<ChainRepository, 'all' | 'walk' | 'head' | 'countWaiting'>;
  readonly hashText: HashText;
}

/** Entries that are looked at before whatever else waits gets its turn: a millisecond or two. Ours. */
const WALKED_AT_A_TIME = 50;

/** Faults of one chain that are told one by one. */
const TOLD = 20;

/** Walks the given chains, or all, entry by entry; what is sealed meanwhile may lie beyond the walk. */
export async function verifyChains(
  { chains, hashText }: VerificationNeeds,
  wanted?: readonly string[],
): Promise<ChainVerdict[]> {
  const verdicts: ChainVerdict[] = [];
  for (const chain of wanted ?? (await chains.all())) verdicts.push(await verifyChain(chain, { chains, hashText }));
  return verdicts;
}

async function verifyChain(chain: string, { chains, hashText }: VerificationNeeds): Promise<ChainVerdict> {
  // Before the walk: what is sealed during it comes after this end.
  const head = await chains.head(chain);
  const walk = walkChain(hashText);
  const faults: ChainFault[] = [];
  let entries = 0;
  for await (const entry of chains.walk(chain)) {
    if (entry.seq > (head ?? NO_HEAD).seq && (await isLater(entry.seq))) break;
    entries += 1;
    if (entries % WALKED_AT_A_TIME === 0) await setImmediate();
    faults.push(...walk.pass(entry));
  }
  faults.push(...walk.end(head));
  const { seq, hash } = head ?? NO_HEAD;
  return {
    organisationId: chain,
    entries,
    waiting: await chains.countWaiting(chain),
    head: { seq, hash },
    faultCount: faults.length,
    faults: faults.slice(0, TOLD),
  };

  /** Whether the head has moved on to that entry since. */
  async function isLater(seq: number): Promise<boolean> {
    return ((await chains.head(chain)) ?? NO_HEAD).seq >= seq;
  }
}
