import { describe, expect, it } from 'vitest';
import { createLocalAccess } from '#server/features/policyDrafts/access.ts';

function accessAt(clock: { ms: number }): ReturnType<typeof createLocalAccess> {
  let made = 0;
  return createLocalAccess({ newSecret: () => `secret-${(made += 1)}`, nowMs: () => clock.ms });
}

describe('local access', () => {
  it('is opened by the token, once, for a secret that is not the token', () => {
    const access = accessAt({ ms: 0 });

    const secret = access.open(access.token, 'a');

    expect(secret).not.toBe(access.token);
    expect(access.isOpen(secret)).toBe(true);
    expect(() => access.open(access.token, 'a')).toThrow(expect.objectContaining({ code: 'not-signed-in' }));
    // Whoever holds the session keeps it when somebody tries the used token.
    expect(access.isOpen(secret)).toBe(true);
  });

  it.each([
    { what: 'nothing', secret: undefined },
    { what: 'an empty secret', secret: '' },
    { what: 'the token itself', secret: 'secret-1' },
    { what: 'another secret', secret: 'secret-3' },
  ])('is not open to $what', ({ secret }) => {
    const access = accessAt({ ms: 0 });
    access.open(access.token, 'a');

    expect(access.isOpen(secret)).toBe(false);
  });

  it('is closed before anybody has opened it, even to nothing', () => {
    const access = accessAt({ ms: 0 });

    expect([access.isOpen(undefined), access.isOpen('')]).toEqual([false, false]);
  });

  it('ends for the holder of the secret, and not for anybody else', () => {
    const access = accessAt({ ms: 0 });
    const secret = access.open(access.token, 'a');

    access.end('another');
    const afterAnother = access.isOpen(secret);
    access.end(secret);

    expect([afterAnother, access.isOpen(secret)]).toEqual([true, false]);
  });

  it('looks at no more than ten wrong tokens a minute from one address, not even at the right one then', () => {
    const clock = { ms: 0 };
    const access = accessAt(clock);
    const wrong = (): unknown => access.open('wrong', 'a');
    for (let count = 0; count < 10; count += 1)
      expect(wrong).toThrow(expect.objectContaining({ code: 'not-signed-in' }));

    clock.ms = 59_999;
    expect(() => access.open(access.token, 'a')).toThrow(
      expect.objectContaining({
        code: 'too-many-attempts',
        details: expect.objectContaining({ retryAfterS: 1 }) as unknown,
      }),
    );
    clock.ms = 60_000;

    expect(access.isOpen(access.open(access.token, 'a'))).toBe(true);
  });

  it('looks at the right token of another address meanwhile, until there were a hundred wrong ones from all', () => {
    const clock = { ms: 0 };
    const access = accessAt(clock);
    for (let count = 0; count < 99; count += 1)
      expect(() => access.open('wrong', `address-${count % 33}`)).toThrow(
        expect.objectContaining({ code: 'not-signed-in' }),
      );

    expect(() => access.open('wrong', 'b')).toThrow(expect.objectContaining({ code: 'not-signed-in' }));
    expect(() => access.open(access.token, 'c')).toThrow(expect.objectContaining({ code: 'too-many-attempts' }));
  });
});
