import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigFault, readConfig, unreadVariables } from '#server/platform/config.ts';
import { Environment } from '#server/platform/environment.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

const LIMITS = { address: 3000, account: 1200, costly: 240, wholeLog: 6, signIn: 30, mail: 30, form: 30 };
const CERT = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----';
const KEY = '-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----';

describe('the configuration', () => {
  it('has a default for everything that is no secret', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: './data',
      demo: true,
      logLevel: 'info',
      drainS: 0,
      limits: LIMITS,
      mail: { from: 'Parkfit <parkfit@localhost>' },
      secrets: {},
    });
  });

  it('reads what is set', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      PORT: '0',
      DATA_DIR: '/var/parkfit',
      MONGODB_URI: 'mongodb://db.example/parkfit?replicaSet=rs0',
      DEMO: 'no',
      CLIENT_DIR: '/srv/page',
      LOG_LEVEL: 'debug',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      TLS_CERT: CERT,
      TLS_KEY: KEY,
      METRICS_PORT: '9090',
      DRAIN_S: '5',
      RATE_LIMITS: 'off',
    });

    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/parkfit',
      mongodbUri: 'mongodb://db.example/parkfit?replicaSet=rs0',
      demo: false,
      clientDir: '/srv/page',
      logLevel: 'debug',
      trustProxy: ['loopback', '10.0.0.0/8'],
      tls: { cert: CERT, key: KEY },
      metrics: { host: '127.0.0.1', port: 9090 },
      drainS: 5,
      mail: { from: 'Parkfit <parkfit@localhost>' },
      secrets: {},
    });
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(readConfig({ PORT: '', MONGODB_URI: '  ' })).toEqual(readConfig({}));
  });

  it.each([
    { port: '65535', accepted: true },
    { port: '65536', accepted: false },
    { port: '-1', accepted: false },
    { port: '80.5', accepted: false },
    { port: 'http', accepted: false },
  ])('takes port $port: $accepted', ({ port, accepted }) => {
    const read = (): unknown => readConfig({ PORT: port });

    (accepted ? expect(read).not : expect(read)).toThrow(ConfigFault);
  });

  it('names every variable at fault at once, and quotes none of the values', () => {
    const read = (): unknown => readConfig({ PORT: 'secret-1', DEMO: 'secret-2', MONGODB_URI: 'secret-3' });

    expect(read).toThrow(/PORT: Expected a number[^]*MONGODB_URI: Expected an address[^]*DEMO: /u);
    expect(read).not.toThrow(/secret/u);
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it('reads a secret from the file that its variable with _FILE names, or TLS_CERT itself', () => {
    const folder = temporaryFolder();
    const [uri, cert] = [join(folder, 'uri'), join(folder, 'cert.pem')];
    writeFileSync(uri, 'mongodb://db.example/parkfit\n');
    writeFileSync(cert, `${CERT}\n`);

    const config = readConfig({ MONGODB_URI_FILE: uri, TLS_CERT: cert, TLS_KEY: KEY });

    expect(config).toMatchObject({ mongodbUri: 'mongodb://db.example/parkfit', tls: { cert: CERT, key: KEY } });
  });

  it.each([
    { env: { TLS_CERT: CERT }, fault: 'TLS_KEY: Expected together with TLS_CERT' },
    { env: { MONGODB_URI_FILE: '/nowhere/uri' }, fault: 'MONGODB_URI_FILE: Cannot be read (ENOENT)' },
    { env: { TLS_CERT: '/nowhere/cert', TLS_KEY: KEY }, fault: 'TLS_CERT: Cannot be read (ENOENT)' },
    {
      env: { MONGODB_URI: 'mongodb://a', MONGODB_URI_FILE: '/dev/null' },
      fault: 'MONGODB_URI_FILE: MONGODB_URI is set too',
    },
    { env: { TRUST_PROXY: 'true' }, fault: 'TRUST_PROXY: Expected a number of proxies' },
    { env: { TRUST_PROXY: '0' }, fault: 'TRUST_PROXY: Expected a number of proxies' },
  ])('refuses $env', ({ env, fault }) => {
    expect(() => readConfig(env)).toThrow(fault);
  });

  it('takes a number of proxies', () => {
    expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
  });

  it('tells of variables with its name that it does not read', () => {
    expect(unreadVariables({ PARKFIT_PORT: '1', PORT: '2', PATH: '/bin' })).toEqual(['PARKFIT_PORT']);
  });

  it('is told whole in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    const told = [...readme.matchAll(/^\| `([A-Z_]+)` /gmu)].map(([, name]) => name);

    expect(told.sort()).toEqual(Object.keys(Environment.shape).sort());
  });
});
