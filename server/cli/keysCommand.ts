import { EXIT } from '../exit.ts';
import { createClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openSecrets } from '../platform/secrets/secrets.ts';
import { type Command } from './command.ts';
import { UsageFault } from './terminal.ts';
import { read } from './words.ts';

/** Lists the keys that sign access tokens, or makes a new one sign; a running server takes it over by itself. */
export const keysCommand: Command = ([verb = '', ...rest], { env, terminal }) => {
  if (verb !== 'list' && verb !== 'rotate') throw new UsageFault('keys needs list or rotate.');
  read(rest, {});
  const { secrets, dataDir } = readConfig(env);
  const { keys } = openSecrets(secrets, { dataDir, now: createClock().now });
  if (verb === 'rotate') {
    if (keys.rotate === undefined) throw new UsageFault('The keys come from the environment: change JWT_KEYS there.');
    keys.rotate();
  }
  for (const { kid, madeAt, retiredAt } of keys.all()) {
    const state = retiredAt === undefined ? 'signs' : `checks what it signed until ${retiredAt.toISOString()}`;
    terminal.print(`${kid}  made ${madeAt.toISOString()}  ${state}`);
  }
  return Promise.resolve(EXIT.ok);
};
