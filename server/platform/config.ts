import { z } from 'zod';

const Environment = z.object({
  /** Address to listen on. */
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/u, 'Expected a host name or an IP address')
    .default('127.0.0.1'),
  /** 0 picks a free port. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/u, 'Expected a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'Expected a number from 0 to 65535')
    .default(8080),
  /** Folder of the embedded store; made where it does not exist. */
  DATA_DIR: z.string().default('./data'),
  /** A MongoDB replica set or sharded cluster to use instead of the embedded store. */
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(?:\+srv)?:\/\/\S+$/u, 'Expected an address that begins with mongodb:// or mongodb+srv://')
    .optional(),
  /** Whether demo spaces are loaded into an empty store and take part in matching. */
  DEMO: z.enum(['yes', 'no']).default('yes'),
  /** Folder of the built page; the one that the build fills, where not set. */
  CLIENT_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** What can be set from outside. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly mongodbUri?: string;
  readonly demo: boolean;
  readonly clientDir?: string;
  readonly logLevel: z.output<typeof Environment>['LOG_LEVEL'];
}

/** The environment cannot be used; the message names every variable at fault and what it must be, and quotes no value. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

/**
 * Reads the configuration from the environment. A variable set to nothing counts as not set.
 *
 * @throws {ConfigFault} that names every variable at fault.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const { success, data, error } = Environment.safeParse(set);
  if (!success) throw new ConfigFault(`The configuration cannot be used:\n${faultLines(error).join('\n')}`);
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    ...(data.MONGODB_URI === undefined ? {} : { mongodbUri: data.MONGODB_URI }),
    demo: data.DEMO === 'yes',
    ...(data.CLIENT_DIR === undefined ? {} : { clientDir: data.CLIENT_DIR }),
    logLevel: data.LOG_LEVEL,
  });
}

function faultLines(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
}
