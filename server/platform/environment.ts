import { z } from 'zod';

const port = z
  .string()
  .regex(/^\d{1,5}$/u, 'Expected a number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'Expected a number from 0 to 65535');

const host = z.string().regex(/^[A-Za-z0-9.:_-]+$/u, 'Expected a host name or an IP address');

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/u, 'Expected a whole number, as 600; 0 switches it off')
  .transform(Number);

/** Requests of one kind and of one sender within a minute or an hour; 0 is no limit. */
const limitOf = (count: number): z.ZodDefault<typeof wholeNumber> => wholeNumber.default(count);

const pem = (what: string): z.ZodString =>
  z.string().regex(/-----BEGIN [A-Z ]+-----/u, `Expected ${what} as PEM, or the name of a file that holds it`);

/** 256 bits or more. */
const KEY = /^[\w-]{43,128}$/u;
const EXPECTED_KEYS = 'Expected 32 random bytes or more in base64url, joined by commas where there are several';

/** Every variable that the product reads from its environment. */
export const Environment = z
  .object({
    /** Address to listen on. */
    HOST: host.default('127.0.0.1'),
    /** 0 picks a free port. */
    PORT: port.default(8080),
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
    /** How many proxies stand in front, or their addresses: only then is believed what they say of who asks, and how. */
    TRUST_PROXY: z
      .string()
      .regex(
        /^(?:[1-9]|[0-9a-zA-Z.:/]+(?:\s*,\s*[0-9a-zA-Z.:/]+)*)$/u,
        'Expected a number of proxies from 1 to 9, or their addresses or networks, joined by commas',
      )
      .refine((value) => !['true', 'yes', '0'].includes(value), 'Expected a number of proxies or their addresses')
      .transform((value) => (/^\d$/u.test(value) ? Number(value) : value.split(',').map((part) => part.trim())))
      .optional(),
    /** Certificate chain and private key: with both, HTTPS is spoken and nothing else. */
    TLS_CERT: pem('a certificate').optional(),
    TLS_KEY: pem('a private key').optional(),
    /** Where people reach the page, as it stands in mail; where it listens, if not set. */
    PUBLIC_URL: z
      .url({ protocol: /^https?$/u, error: 'Expected an address that begins with https:// or http://' })
      .transform((url) => url.replace(/\/+$/u, ''))
      .optional(),
    /** Server that sends mail; without it, mail lies in the folder `outbox` of the data folder. */
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/\S+$/u, 'Expected an address that begins with smtps:// or smtp://')
      .optional(),
    /** Sender of mail. */
    MAIL_FROM: z
      .string()
      .regex(
        /^(?:[^<>@\r\n]{1,80} <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u,
        'Expected an address, as Parkfit <parkfit@example.com>',
      )
      .default('Parkfit <parkfit@localhost>'),
    /** Keys that sign access tokens, the first one, and check them, all; without it, keys made at the first start. */
    JWT_KEYS: z
      .string()
      .transform((keys) => keys.split(',').map((key) => key.trim()))
      .refine((keys) => keys.every((key) => KEY.test(key)), EXPECTED_KEYS)
      .transform((keys) => keys.map((key) => Buffer.from(key, 'base64url')))
      .optional(),
    /** Key from which others are derived that seal what is stored; without it, one made at the first start. */
    SECRETS_KEY: z
      .string()
      .regex(KEY, EXPECTED_KEYS)
      .transform((key) => Buffer.from(key, 'base64url'))
      .optional(),
    /** Port of the metrics; none are served where not set. */
    METRICS_PORT: port.optional(),
    METRICS_HOST: host.default('127.0.0.1'),
    /** For so long the server says that it is not ready any more before it takes no more connections. */
    DRAIN_S: wholeNumber.default(0),
    /** All limits at once. */
    RATE_LIMITS: z.enum(['on', 'off']).default('on'),
    RATE_ADDRESS_PER_MINUTE: limitOf(3000),
    RATE_ACCOUNT_PER_MINUTE: limitOf(1200),
    RATE_COSTLY_PER_MINUTE: limitOf(240),
    RATE_WHOLE_LOG_PER_MINUTE: limitOf(6),
    RATE_SIGN_IN_PER_MINUTE: limitOf(30),
    RATE_MAIL_PER_HOUR: limitOf(30),
    RATE_FORM_PER_HOUR: limitOf(30),
  })
  .refine(({ TLS_CERT, TLS_KEY }) => (TLS_CERT === undefined) === (TLS_KEY === undefined), {
    path: ['TLS_KEY'],
    message: 'Expected together with TLS_CERT, or neither of the two',
  });

/** Variables that hold a secret: each may also be given as the name of a file, by the same name with `_FILE` behind it. */
export const SECRETS = [
  'MONGODB_URI',
  'TLS_CERT',
  'TLS_KEY',
  'SMTP_URL',
  'MAIL_FROM',
  'JWT_KEYS',
  'SECRETS_KEY',
] as const;

/** Variables that may hold the name of a file in place of what stands in it. */
export const MAY_NAME_A_FILE = ['TLS_CERT', 'TLS_KEY'] as const;
