import { createHash } from 'node:crypto';
import { type Tally } from './manifest.ts';

/** Counts and hashes documents as they pass. */
export interface RunningTally {
  readonly add: (document: Uint8Array) => void;
  /** Ends the count. */
  readonly total: () => Tally;
}

/** A tally of nothing yet. */
export function createTally(): RunningTally {
  const hash = createHash('sha256');
  let documents = 0;
  let bytes = 0;
  return {
    add(document) {
      hash.update(document);
      documents += 1;
      bytes += document.byteLength;
    },
    total: () => ({ documents, bytes, sha256: hash.digest('hex') }),
  };
}

/** The hash of a whole part. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether two tallies are of the same documents. */
export function isSameTally(one: Tally, other: Tally): boolean {
  return one.documents === other.documents && one.bytes === other.bytes && one.sha256 === other.sha256;
}
