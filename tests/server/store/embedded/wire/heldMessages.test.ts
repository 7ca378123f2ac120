import { describe, expect, it } from 'vitest';
import { createHeldMessages } from '#server/store/embedded/wire/heldMessages.ts';

/** Limits of 100 bytes and a minute, and timers that fire when they are told. */
function setUp() {
  const timers = new Set<() => void>();
  const ended: string[] = [];
  const heldMessages = createHeldMessages({
    heldBytes: 100,
    patienceMs: 60_000,
    after(_ms, then) {
      timers.add(then);
      return () => timers.delete(then);
    },
  });
  const connect = (name: string) => heldMessages.of(() => ended.push(name));
  const passTime = (): void => {
    for (const then of timers) then();
  };
  return { connect, ended, passTime };
}

describe('messages that have not come whole', () => {
  it('end the connection whose message takes more room than all may take together', () => {
    const { connect, ended } = setUp();
    const [one, other] = [connect('one'), connect('other')];

    one.takes(60);
    other.takes(40);
    expect(ended).toEqual([]);

    other.takes(41);
    expect(ended).toEqual(['other']);
  });

  it('give their room back when they are whole, or their connection has ended', () => {
    const { connect, ended } = setUp();
    const [one, other] = [connect('one'), connect('other')];

    one.takes(90);
    one.takes(0);
    other.takes(100);

    expect(ended).toEqual([]);
  });

  it('end their connection when the rest does not come in time, however much comes in between', () => {
    const { connect, ended, passTime } = setUp();
    const one = connect('one');

    one.takes(10);
    one.takes(20);
    passTime();

    expect(ended).toEqual(['one']);
  });

  it('are not waited for when they are whole, or while the connection is not listened to', () => {
    const { connect, ended, passTime } = setUp();
    const [whole, paused] = [connect('whole'), connect('paused')];

    whole.takes(10);
    whole.takes(0);
    paused.takes(10);
    paused.pause();
    passTime();
    expect(ended).toEqual([]);

    paused.resume();
    passTime();
    expect(ended).toEqual(['paused']);
  });
});
