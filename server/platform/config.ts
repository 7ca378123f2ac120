import { readFileSync } from 'node:fs';
import { type z } from 'zod';
import { Environment, MAY_NAME_A_FILE, SECRETS } from './environment.ts';
import { reasonOf } from './reasonOf.ts';
import { type GivenSecrets } from './secrets/secrets.ts';

/** Requests that one sender may make: within a minute, or an hour for mail and forms. 0 is no limit. */
export interface RateLimits {
  readonly address: number;
  readonly account: number;
  readonly costly: number;
  readonly wholeLog: number;
  readonly signIn: number;
  readonly mail: number;
  readonly form: number;
}

/** What can be set from outside. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly mongodbUri?: string;
  readonly demo: boolean;
  readonly clientDir?: string;
  readonly logLevel: z.output<typeof Environment>['LOG_LEVEL'];
  /** How many proxies stand in front, or their addresses; none is believed where absent. */
  readonly trustProxy?: number | readonly string[];
  /** Certificate chain and key, as PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Where the metrics are served; nowhere where absent. */
  readonly metrics?: { readonly host: string; readonly port: number };
  readonly drainS: number;
  /** Where people reach the page; where it listens, if absent. */
  readonly publicUrl?: string;
  readonly mail: { readonly from: string; readonly smtpUrl?: string };
  /** In the place of those that the product makes for itself. */
  readonly secrets: GivenSecrets;
  /** Absent where nothing is limited. */
  readonly limits?: RateLimits;
}

/** The environment cannot be used; the message names every variable at fault and what it must be, and quotes no value. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from the environment, and from the files that it names. A variable set to nothing counts as not set.
 *
 * @throws {ConfigFault} that names every variable at fault.
 */
export function readConfig(env: Variables): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const { values, faults } = withFiles(set);
  const { success, data, error } = Environment.safeParse(values);
  const lines = [...faults, ...(success ? [] : faultLines(error))];
  if (!success || faults.length > 0) throw new ConfigFault(`The configuration cannot be used:\n${lines.join('\n')}`);
  return Object.freeze(configOf(data));
}

function configOf(data: z.output<typeof Environment>): Config {
  return {
    host: data.HOST,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    demo: data.DEMO === 'yes',
    logLevel: data.LOG_LEVEL,
    drainS: data.DRAIN_S,
    ...given({ mongodbUri: data.MONGODB_URI, clientDir: data.CLIENT_DIR, trustProxy: data.TRUST_PROXY }),
    mail: { from: data.MAIL_FROM, ...given({ smtpUrl: data.SMTP_URL }) },
    secrets: given({ masterKey: data.SECRETS_KEY, signingKeys: data.JWT_KEYS }),
    ...given({ publicUrl: data.PUBLIC_URL, tls: tlsOf(data), metrics: metricsOf(data), limits: limitsOf(data) }),
  };
}

function tlsOf({ TLS_CERT: cert, TLS_KEY: key }: z.output<typeof Environment>): Config['tls'] {
  return cert === undefined || key === undefined ? undefined : { cert, key };
}

function metricsOf({ METRICS_PORT: port, METRICS_HOST: host }: z.output<typeof Environment>): Config['metrics'] {
  return port === undefined ? undefined : { host, port };
}

function limitsOf(data: z.output<typeof Environment>): RateLimits | undefined {
  if (data.RATE_LIMITS === 'off') return undefined;
  return {
    address: data.RATE_ADDRESS_PER_MINUTE,
    account: data.RATE_ACCOUNT_PER_MINUTE,
    costly: data.RATE_COSTLY_PER_MINUTE,
    wholeLog: data.RATE_WHOLE_LOG_PER_MINUTE,
    signIn: data.RATE_SIGN_IN_PER_MINUTE,
    mail: data.RATE_MAIL_PER_HOUR,
    form: data.RATE_FORM_PER_HOUR,
  };
}

/** Only what there is. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(values).filter(([, value]) => value !== undefined);
  // Each entry is one of `values`; the compiler forgets which through the list.
  return Object.fromEntries(there) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** The variables with what stands in the files that they name. */
function withFiles(set: Variables): { readonly values: Variables; readonly faults: readonly string[] } {
  const values: Record<string, string | undefined> = { ...set };
  const faults: string[] = [];
  for (const { name, file, namedBy } of filesNamedIn(set)) {
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      faults.push(`  ${namedBy}: Cannot be read (${codeOf(error)})`);
    }
    if (namedBy !== name && set[name] !== undefined)
      faults.push(`  ${namedBy}: ${name} is set too; set one of the two`);
  }
  return { values, faults };
}

function filesNamedIn(set: Variables): { readonly name: string; readonly file: string; readonly namedBy: string }[] {
  const byFile = SECRETS.map((name) => ({ name, file: set[`${name}_FILE`], namedBy: `${name}_FILE` }));
  const itself = MAY_NAME_A_FILE.map((name) => ({ name, file: pathIn(set[name]), namedBy: name }));
  return [...itself, ...byFile].flatMap(({ file, ...rest }) => (file === undefined ? [] : [{ ...rest, file }]));
}

/** A value that is not itself PEM names the file that holds it. */
function pathIn(value: string | undefined): string | undefined {
  return value === undefined || value.includes('-----BEGIN') ? undefined : value;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : reasonOf(error);
}

/** Variables that look as if they were meant for this product and are not read by it: a slip of who has set them. */
export function unreadVariables(env: Variables): string[] {
  return Object.keys(env).filter((name) => name.startsWith('PARKFIT_'));
}

function faultLines(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
}
