import { NO_HEAD, type HashText, type Head, type Link, linked } from '#server/domain/audit/chain.ts';
import { type ChainRepository } from './chains/repository.ts';
import { type AuditRow } from './entry.ts';

/** Ties the entries that wait into the chains of their organisations, after their commits: so no writer waits for another. */
export interface Sealing {
  /** How many were tied. Several at once, and an end in the middle, do no harm: each step is whole or nothing. */
  readonly seal: () => Promise<number>;
}

/** What sealing stands on. */
interface SealingNeeds {
  readonly chains: Pick<ChainRepository, 'waitingChains' | 'waiting' | 'head' | 'seal'>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly hashText: HashText;
}

/** Entries that one transaction ties. */
const STEP = 200;

/** Makes what seals. */
export function createSealing({ chains, atOnce, hashText }: SealingNeeds): Sealing {
  /** One step: whoever else does the same at this moment meets us at the entries, and looks again. */
  const sealSome = (chain: string): Promise<number> =>
    atOnce(async () => {
      const waiting = await chains.waiting(chain, STEP);
      if (waiting.length === 0) return 0;
      const { head, links } = chained(waiting, (await chains.head(chain)) ?? NO_HEAD, hashText);
      await chains.seal(chain, head, links);
      return waiting.length;
    });

  return {
    async seal() {
      let sealed = 0;
      for (const chain of await chains.waitingChains()) {
        for (let step = STEP; step === STEP; sealed += step) step = await sealSome(chain);
      }
      return sealed;
    },
  };
}

function chained(
  waiting: readonly AuditRow[],
  end: Head,
  hashText: HashText,
): { readonly head: Head; readonly links: ReadonlyMap<string, Link> } {
  const links = new Map<string, Link>();
  let head = end;
  for (const row of waiting) {
    const link = linked(withoutWaiting(row), head, hashText);
    links.set(row._id, link);
    head = { seq: link.seq, hash: link.hash };
  }
  return { head, links };
}

/** An entry as it is stored once it is sealed, but for its link. */
function withoutWaiting(row: AuditRow): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'waits'));
}
