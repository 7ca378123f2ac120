import { type Bson, plain } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Command } from './command.ts';

/** What a parameter is where nobody has set it; only these are known. */
const PARAMETERS: Readonly<Record<string, unknown>> = {
  authenticationMechanisms: [],
  featureCompatibilityVersion: { version: '8.0' },
  notablescan: false,
  transactionLifetimeLimitSeconds: 60,
  ttlMonitorEnabled: true,
  ttlMonitorSleepSecs: 1,
};

/** What is of this command, and of every command. */
const OF_COMMAND = new Set(['getParameter', 'setParameter', 'comment', 'lsid', 'txnNumber', 'writeConcern']);

export const getParameter: Command = ({ body }) => {
  if (body['getParameter'] === '*') return PARAMETERS;
  const names = parameterNames(body);
  const found = names.filter((name) => name in PARAMETERS);
  if (found.length === 0) throw new CommandFailure('InvalidOptions', 'no option found to get');
  return Object.fromEntries(found.map((name) => [name, PARAMETERS[name]]));
};

/** Expired documents are looked for every second, which is as often as anybody may ask; nothing else can be set. */
export const setParameter: Command = ({ body }) => {
  const [name, ...others] = parameterNames(body);
  if (name === undefined || others.length > 0)
    throw new CommandFailure('InvalidOptions', 'setParameter takes exactly one parameter');
  if (!(name in PARAMETERS))
    throw new CommandFailure(
      'InvalidOptions',
      `attempted to set unrecognized parameter [${name}], use help:true to see options`,
    );
  const value = plain(body[name]);
  const isSame = value === PARAMETERS[name];
  const isSeldomEnough = name === 'ttlMonitorSleepSecs' && typeof value === 'number' && value >= 1;
  if (!isSame && !isSeldomEnough)
    throw new CommandFailure('InvalidOptions', `The embedded store cannot set ${name} to ${String(value)}`);
  return { was: PARAMETERS[name] };
};

function parameterNames(body: Bson): string[] {
  return Object.keys(body).filter((name) => !OF_COMMAND.has(name) && !name.startsWith('$'));
}
