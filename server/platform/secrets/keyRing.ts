/** A key by which access tokens are signed. */
export interface SigningKey {
  /** Stands in the header of the tokens. */
  readonly kid: string;
  readonly secret: Buffer;
  readonly madeAt: Date;
  /** Signs nothing since then; tokens of before are still good until they run out. Absent of the key that signs. */
  readonly retiredAt?: Date;
}

/** The keys by which access tokens are signed and checked. */
export interface KeyRing {
  /** The one that signs. */
  readonly current: () => SigningKey;
  readonly find: (kid: string) => SigningKey | undefined;
  /** All that check tokens, the one that signs first. */
  readonly all: () => readonly SigningKey[];
  /** Makes a new key sign; undefined where the keys come from outside and are changed there. */
  readonly rotate: (() => void) | undefined;
}

/** What this product keeps from everybody. */
export interface Secrets {
  readonly keys: KeyRing;
  /** A key of 256 bits for one purpose, the same at each start. */
  readonly named: (purpose: string) => Buffer;
}

/** Keys that are retired for longer check nothing any more: twice what an access token is good for. */
const RETIRED_KEPT_MS = 20 * 60_000;

/** A ring with one more key, which signs from now on; without those that are retired for long. */
export function rotated(keys: readonly SigningKey[], { kid, secret, now }: FreshKey): SigningKey[] {
  const earlier = keys.map((key) => ({ ...key, retiredAt: key.retiredAt ?? now }));
  return [{ kid, secret, madeAt: now }, ...earlier.filter((key) => isChecking(key, now))];
}

/** What a new key is made of. */
interface FreshKey {
  readonly kid: string;
  readonly secret: Buffer;
  readonly now: Date;
}

function isChecking({ retiredAt }: SigningKey, now: Date): boolean {
  return retiredAt === undefined || now.getTime() - retiredAt.getTime() < RETIRED_KEPT_MS;
}

/** The keys that still check tokens at a moment. */
export function checking(keys: readonly SigningKey[], now: Date): SigningKey[] {
  return keys.filter((key) => isChecking(key, now));
}
