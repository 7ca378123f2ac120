import { describe, expect, it } from 'vitest';
import { type SetUpService, createSetUpService } from '#server/features/setup/service.ts';

const RESTORED = { createdAt: '2026-11-22T08:00:00.000Z', documents: 3 };
const ADMINISTRATOR = { name: 'First', email: 'first@example.test', password: 'x', language: 'en' } as const;
const ASKING = {
  caller: undefined,
  isSecure: true,
  requester: '127.0.0.1',
  signal: new AbortController().signal,
  request: { address: '127.0.0.1', requestId: 'r' },
};

/** A file that nobody reads here. */
const FILE: AsyncIterable<Uint8Array> = (async function* nothing() {
  await Promise.resolve();
  yield new Uint8Array();
})();

/** A server that has not been set up; what goes on during the sending and the replacing is the test's. */
function freshServer(during: {
  readonly sending?: (server: SetUpService) => Promise<unknown>;
  readonly replacing?: (server: SetUpService) => Promise<unknown>;
}): { readonly service: SetUpService; readonly said: string[] } {
  const said: string[] = [];
  let administrators = 0;
  const service: SetUpService = createSetUpService({
    atOnce: (use) => use(),
    newSecret: () => 'the-token',
    links: { make: () => Promise.resolve('a-link') } as never,
    removeDemo: () => Promise.resolve(),
    people: { add: () => Promise.resolve({ id: 'p1' }) } as never,
    administrators: {
      areThere: () => Promise.resolve(administrators > 0),
      appoint: () => Promise.resolve(void (administrators += 1)),
    },
    settings: { read: () => Promise.resolve({}), write: () => Promise.resolve() },
    async restoreBackup(_file, alone) {
      await during.sending?.(service);
      await alone(async () => {
        said.push('replaced');
        await during.replacing?.(service);
      });
      return RESTORED;
    },
  });
  return { service, said };
}

const setUp = (service: SetUpService): Promise<string> =>
  service.setUp(ASKING, { token: service.token, administrator: ADMINISTRATOR, demo: false });

describe('a backup at the first run', () => {
  it('takes the place of the data while nobody has set the server up', async () => {
    const { service, said } = freshServer({});

    expect(await service.restore(service.token, FILE)).toEqual(RESTORED);
    expect(said).toEqual(['replaced']);
  });

  it('takes the place of nothing where the server was set up while it was sent', async () => {
    const { service, said } = freshServer({ sending: setUp });

    await expect(service.restore(service.token, FILE)).rejects.toMatchObject({ code: 'state-forbids' });
    expect(said).toEqual([]);
  });

  it('is not got in the way of: nobody sets the server up while the data are replaced', async () => {
    const codes: unknown[] = [];
    const { service } = freshServer({
      replacing: (server) => setUp(server).catch((error: unknown) => codes.push(error)),
    });

    await service.restore(service.token, FILE);

    expect(codes).toMatchObject([{ code: 'state-forbids' }]);
    expect(await setUp(service)).toBe('a-link');
  });
});
