import { canonical } from './canonical.ts';

/** What ties an entry to the one before it in the chain of its organisation. */
export interface Link {
  /** 1 for the first entry of a chain. */
  readonly seq: number;
  /** Hash of the entry before; empty for the first. */
  readonly prevHash: string;
  readonly hash: string;
}

/** Where a chain ends. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Of a chain that has no entry yet. */
export const NO_HEAD: Head = { seq: 0, hash: '' };

/** SHA-256 of a text, in base64url. */
export type HashText = (text: string) => string;

/** Ties an entry, as it is stored but for the link itself, to the end of a chain. */
export function linked(entry: object, head: Head, hashText: HashText): Link {
  const place = { seq: head.seq + 1, prevHash: head.hash };
  return { ...place, hash: hashText(canonical({ ...entry, ...place })) };
}

/**
 * What is wrong with a chain: `missing`: from a number on there is no entry before the next one; `repeated`: two entries have one; `altered`: an entry
 * is not what was sealed; `unlinked`: it follows another entry than the one before it; `cut-short`: the last ones have been
 * removed; `beyond-head`: it goes on after its head; `no-head`: nothing says where it ends.
 */
export type ChainFaultKind = 'missing' | 'repeated' | 'altered' | 'unlinked' | 'cut-short' | 'beyond-head' | 'no-head';

/** One thing that is wrong, and at which number. */
export interface ChainFault {
  readonly kind: ChainFaultKind;
  readonly seq: number;
}

/** An entry as it is stored, with its link. */
export type Sealed = object & Link;

/** Walks along a chain: tell it every entry in the order of `seq`, then the head. */
export interface ChainWalk {
  readonly pass: (entry: Sealed) => ChainFault[];
  readonly end: (head: Head | undefined) => ChainFault[];
}

/** Begins to walk along a chain. */
export function walkChain(hashText: HashText): ChainWalk {
  let last: Head = NO_HEAD;
  return {
    pass(entry) {
      const faults = faultsOf(entry, last, hashText);
      last = { seq: entry.seq, hash: entry.hash };
      return faults;
    },
    end: (head) => endFaults(last, head),
  };
}

function faultsOf({ seq, prevHash, hash, ...entry }: Sealed, last: Head, hashText: HashText): ChainFault[] {
  const faults: ChainFault[] = [];
  if (seq > last.seq + 1) faults.push({ kind: 'missing', seq: last.seq + 1 });
  if (seq <= last.seq) faults.push({ kind: 'repeated', seq });
  if (hashText(canonical({ ...entry, seq, prevHash })) !== hash) faults.push({ kind: 'altered', seq });
  if (faults.length === 0 && prevHash !== last.hash) faults.push({ kind: 'unlinked', seq });
  return faults;
}

function endFaults(last: Head, head: Head | undefined): ChainFault[] {
  if (head === undefined) return last.seq === 0 ? [] : [{ kind: 'no-head', seq: last.seq }];
  if (last.seq < head.seq) return [{ kind: 'cut-short', seq: last.seq + 1 }];
  if (last.seq > head.seq) return [{ kind: 'beyond-head', seq: head.seq + 1 }];
  return last.hash === head.hash ? [] : [{ kind: 'altered', seq: last.seq }];
}
