import { type z } from 'zod';
import { Failure } from '#shared/failure.ts';
import { type listSigningKeys } from '#shared/signingKeyEndpoints.ts';
import { type KeyRing } from '#server/platform/secrets/keyRing.ts';
import { type Audit } from '../audit/audit.ts';
import { type Changing } from '../people/changing.ts';

type SigningKeys = z.infer<(typeof listSigningKeys)['output']>;

/** Lets administrators see and change the keys by which access tokens are signed. */
export interface SigningKeyService {
  readonly list: () => SigningKeys;
  /** @throws {Failure} state-forbids where the keys come from the environment */
  readonly rotate: (changing: Changing) => Promise<SigningKeys>;
}

/** Makes the service of keys. */
export function createSigningKeyService({
  keys,
  audit,
}: {
  readonly keys: KeyRing;
  readonly audit: Pick<Audit, 'record'>;
}): SigningKeyService {
  const list = (): SigningKeys => ({
    items: keys.all().map(({ kid, madeAt, retiredAt }) => ({
      kid,
      madeAt: madeAt.toISOString(),
      ...(retiredAt !== undefined && { retiredAt: retiredAt.toISOString() }),
    })),
    canRotate: keys.rotate !== undefined,
  });
  return {
    list,
    async rotate(changing) {
      if (keys.rotate === undefined) {
        throw new Failure('state-forbids', { detail: 'The keys come from the environment: change JWT_KEYS there.' });
      }
      const before = list();
      keys.rotate();
      const after = list();
      const subject = { kind: 'signing-keys', id: 'all' };
      await audit.record({ ...changing, action: 'signing-keys-rotated', subject, before, after });
      return after;
    },
  };
}
