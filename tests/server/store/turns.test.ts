import { describe, expect, it } from 'vitest';
import { createTurns } from '#server/store/turns.ts';

describe('what one has at a time', () => {
  it('is taken by whoever comes first', () => {
    const turns = createTurns();

    expect([turns.take('one'), turns.take('one'), turns.take('another')]).toEqual([true, false, true]);
  });

  it('goes to those who wait in the order in which they came', async () => {
    const turns = createTurns();
    const had: string[] = [];
    const having = async (who: string): Promise<void> => {
      await turns.wait('it');
      had.push(who);
      turns.release('it');
    };
    turns.take('it');
    const all = ['first', 'second', 'third'].map(having);

    turns.release('it');
    await Promise.all(all);

    expect(had).toEqual(['first', 'second', 'third']);
  });

  it('is free again when nobody waits for it any more', async () => {
    const turns = createTurns();
    await turns.wait('it');

    turns.release('it');

    expect(turns.take('it')).toBe(true);
  });
});
