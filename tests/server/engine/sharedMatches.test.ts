import { describe, expect, it } from 'vitest';
import { type MatchService } from '#server/features/matches/service.ts';
import { createSharedMatches } from '#server/engine/sharedMatches.ts';
import { createClock } from '#server/platform/clock.ts';
import { createFairQueue } from '#server/platform/fairQueue.ts';
import { TEST_NOW } from '#tests/support/testServer.ts';

const ASKED = { criteria: {} };
const LIGHT = { limit: 20 };
const HEAVY = { limit: 20, include: ['certificate'] } as const;

/** A small stock, whose answers the test lets go; two may wait, and one of each. */
function smallStock(): { readonly matches: MatchService; readonly begun: string[]; readonly go: () => void } {
  const begun: string[] = [];
  let go: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  const answers = async (what: string): Promise<never> => {
    begun.push(what);
    if (what === 'heavy') await gone;
    return what as never;
  };
  const here = {
    answerText: (_requirement: unknown, { include }: { readonly include?: unknown }) =>
      answers(include === undefined ? 'light' : 'heavy'),
    replay: () => answers('replay'),
  } as Partial<MatchService> as MatchService;
  const queue = createFairQueue({ waitingMax: 2, waitingMaxEach: 1, nowMs: () => 0 });
  const thread = { ask: () => Promise.reject(new Error('The stock is small.')), isReady: () => true };
  const matches = createSharedMatches({
    here,
    thread,
    queue,
    clock: createClock(() => TEST_NOW),
    isLarge: () => false,
    onTrouble: () => undefined,
  });
  return { matches, begun, go };
}

describe('heavy questions over a small stock', () => {
  it('are answered one after the other, and refused where too many wait, while light ones are answered at once', async () => {
    const { matches, begun, go } = smallStock();
    const by = (requester: string): { requester: string } => ({ requester });

    const heavy = [matches.answerText(ASKED, HEAVY, by('a')), matches.answerText(ASKED, HEAVY, by('a'))];
    const refused = matches.answerText(ASKED, HEAVY, by('a'));
    const replayed = matches.replay({} as never, by('b'));
    await expect(refused).rejects.toMatchObject({ code: 'too-busy' });
    const light = await matches.answerText(ASKED, LIGHT, by('a'));
    go();

    expect(light).toBe('light');
    expect(await Promise.all([...heavy, replayed])).toEqual(['heavy', 'heavy', 'replay']);
    expect([begun[0], begun.length]).toEqual(['light', 4]);
  });
});

describe('light questions over a large stock', () => {
  it('are shared with the thread, but where it has something heavy to answer', async () => {
    let answerHeavy: (text: string) => void = () => undefined;
    const light: (() => void)[] = [];
    const here = {
      answerText: () =>
        new Promise<never>((resolve) =>
          light.push(() => {
            resolve('here' as never);
          }),
        ),
    } as Partial<MatchService> as MatchService;
    const matches = createSharedMatches({
      here,
      thread: {
        ask: (question) =>
          question.kind === 'answer' && question.options.include !== undefined
            ? new Promise((resolve) => (answerHeavy = resolve))
            : Promise.resolve('there'),
        isReady: () => true,
      },
      queue: createFairQueue({ waitingMax: 2, waitingMaxEach: 1, nowMs: () => 0 }),
      clock: createClock(() => TEST_NOW),
      isLarge: () => true,
      onTrouble: () => undefined,
    });

    const heavy = matches.answerText(ASKED, HEAVY);
    await Promise.resolve();
    const during = [matches.answerText(ASKED, LIGHT), matches.answerText(ASKED, LIGHT)];
    answerHeavy('heavy');
    expect(await heavy).toBe('heavy');
    const after = matches.answerText(ASKED, LIGHT);

    expect(await after).toBe('there');
    for (const answer of light) answer();
    expect(await Promise.all(during)).toEqual(['here', 'here']);
  });
});
