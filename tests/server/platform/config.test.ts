import { describe, expect, it } from 'vitest';
import { ConfigFault, readConfig } from '#server/platform/config.ts';

describe('the configuration', () => {
  it('has a default for everything that is no secret', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: './data',
      demo: true,
      logLevel: 'info',
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
    });

    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/parkfit',
      mongodbUri: 'mongodb://db.example/parkfit?replicaSet=rs0',
      demo: false,
      clientDir: '/srv/page',
      logLevel: 'debug',
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
});
