import { describe, expect, it } from 'vitest';
import { start } from '#tests/support/childProcess.ts';

describe('npm run test:sharded', { timeout: 60_000 }, () => {
  it('says that nothing was tested where there are no programs of MongoDB', async () => {
    const { code, out, err } = await start(['tests/run/sharded.ts'], {
      env: { MONGOMS_SYSTEM_BINARY: '/nowhere/mongod' },
    }).ended;

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^No sharded cluster could be started, so nothing was tested: .* \(there is no \/nowhere\/mongod and no \/nowhere\/mongos\)\n$/u,
    );
  });
});
