import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createVault } from '../../features/vault/repository.ts';
import { createClock } from '../../platform/clock.ts';
import { type Config } from '../../platform/config.ts';
import { reasonOf } from '../../platform/reasonOf.ts';
import { openSecrets, secretsPathIn } from '../../platform/secrets/secrets.ts';
import { type Store } from '../../store/store.ts';
import { type Found, fault, note, well } from './found.ts';

/**
 * Whether what is personal in the log can be read by the master key of this installation: after a move without its secrets
 * it cannot, though everything else goes on. Makes no secrets where there are none.
 */
export async function lookAtVault(
  connection: Store['connection'],
  { secrets, dataDir }: Pick<Config, 'secrets' | 'dataDir'>,
): Promise<Found[]> {
  if (secrets.masterKey === undefined && !existsSync(secretsPathIn(dataDir))) {
    return [note('secrets', 'there are none yet; the first start makes them')];
  }
  // Nothing is signed here: no keys for it are to be made.
  const given = secrets.masterKey === undefined ? secrets : { signingKeys: [], ...secrets };
  try {
    const masterKey = openSecrets(given, { dataDir, now: createClock().now }).named('vault');
    const foreign = await createVault(connection, { masterKey, newId: randomUUID }).countForeign();
    if (foreign === 0) return [well('secrets', 'what is personal in the log can be read')];
    const said = `${foreign} keys of the log were made under another master key, and what they lock cannot be read`;
    return [fault('secrets', `${said}: put back its secrets.json, or SECRETS_KEY`)];
  } catch (error) {
    return [fault('secrets', reasonOf(error))];
  }
}
