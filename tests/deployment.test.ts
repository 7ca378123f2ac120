import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#server/platform/config.ts';

const compose = await readFile('compose.yaml', 'utf8');
const dockerfile = await readFile('Dockerfile', 'utf8');
const readme = await readFile('README.md', 'utf8');

/** The variables that the product is given in compose.yaml. */
function composed(): Record<string, string> {
  const block = /^ {4}environment:\n((?: {6}.*\n)+)/mu.exec(compose)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {6}([A-Z_]+): '?([^'\n]+)'?$/gmu)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** The variables that the image sets. */
function imaged(): Record<string, string> {
  const line = /^ENV (.*)$/mu.exec(dockerfile)?.[1] ?? '';
  return Object.fromEntries([...line.matchAll(/([A-Z_]+)=(\S+)/gu)].map(([, name = '', value = '']) => [name, value]));
}

describe('the containers', () => {
  it('are given only variables that the product reads', () => {
    const known = [...readme.matchAll(/^\| `([A-Z_]+)` /gmu)].map(([, name]) => name);
    const own = Object.keys(imaged()).filter((name) => name !== 'NODE_ENV');

    expect(known).toContain('MONGODB_URI');
    expect(known).toEqual(expect.arrayContaining([...Object.keys(composed()), ...own]));
  });

  it('give what is new as much room as npm start does', async () => {
    const room = /--max-semi-space-size=\d+/u.exec(await readFile('package.json', 'utf8'))?.[0] ?? 'none';

    expect(dockerfile).toContain(`CMD ["node", "${room}", "server/main.ts"]`);
  });

  it('make a configuration that can be used, on the replica set that they start', () => {
    const { host, port, dataDir, mongodbUri = '' } = readConfig({ ...imaged(), ...composed() });
    const { host: members, searchParams } = new URL(
      mongodbUri.replace('mongodb:', 'http:').replaceAll(/:27017,/gu, '.'),
    );

    expect({ host, port, dataDir }).toEqual({ host: '0.0.0.0', port: 8080, dataDir: '/data' });
    expect(members).toBe('mongo-1.mongo-2.mongo-3:27017');
    expect(compose).toContain(`'--replSet', '${searchParams.get('replicaSet')}'`);
    expect(compose).toContain(`_id: '${searchParams.get('replicaSet')}'`);
  });

  it('run as nobody special, and are well when the product is ready', () => {
    expect(dockerfile).toMatch(/^USER node$/mu);
    expect(dockerfile).toMatch(/HEALTHCHECK [^]*\/health\/ready/u);
  });
});
