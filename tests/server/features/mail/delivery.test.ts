import { describe, expect, it } from 'vitest';
import { createDelivery } from '#server/features/mail/delivery.ts';
import { type Letter } from '#server/features/mail/letter.ts';
import { LETTERS } from '#server/features/mail/letters/all.ts';
import { type Message } from '#server/features/mail/message.ts';
import { type WaitingLetter } from '#server/features/mail/repository.ts';

const NOW = new Date('2026-11-22T08:00:00Z');

const INVITATION: Letter = {
  kind: 'invitation',
  to: 'ada@example.com',
  language: 'en',
  values: { organisation: 'Bright Bio', by: 'Wu Min', days: '7' },
  link: { purpose: 'invitation', subject: 'i-1', validForS: 60, path: '/invitation' },
};

/** Sends one letter, by what hands it over; tells what came of it. */
async function deliver(
  letter: Letter,
  { attempts = 0, fails = false }: { readonly attempts?: number; readonly fails?: boolean } = {},
): Promise<{ sent: Message[]; removed: string[]; putOff: unknown[]; withdrawn: string[]; troubles: string[] }> {
  const done = {
    sent: [] as Message[],
    removed: [] as string[],
    putOff: [] as unknown[],
    withdrawn: [] as string[],
    troubles: [] as string[],
  };
  const waiting: WaitingLetter = { id: 'l-1', letter, attempts };
  const run = createDelivery({
    letters: {
      due: () => Promise.resolve([waiting]),
      putOff: (_id, to) => Promise.resolve(void done.putOff.push(to)),
      remove: (id) => Promise.resolve(void done.removed.push(id)),
    },
    links: {
      make: () => Promise.resolve('the-token'),
      withdraw: (_purpose, subject) => Promise.resolve(void done.withdrawn.push(subject)),
    },
    texts: LETTERS,
    mailing: {
      publicUrl: () => 'https://parkfit.example',
      deliver: (message) =>
        fails
          ? Promise.reject(Object.assign(new Error('550 ada@example.com is unknown'), { code: 'EENVELOPE' }))
          : Promise.resolve(void done.sent.push(message)),
    },
    now: () => NOW,
    onTrouble: (reason) =>
      done.troubles.push(reason instanceof Error ? `${reason.message}: ${String(reason.cause)}` : String(reason)),
  });
  await run();
  return done;
}

describe('a letter', () => {
  it('is written in the language of its reader, with a link that is made when it is sent, and then forgotten', async () => {
    const { sent, removed, withdrawn } = await deliver(INVITATION);

    expect(sent[0]).toMatchObject({ id: 'l-1', to: 'ada@example.com', subject: 'Bright Bio invites you' });
    expect(sent[0]?.text).toContain('Wu Min invites you to join Bright Bio. This link works once, within 7 days:');
    expect(sent[0]?.text).toContain('https://parkfit.example/invitation#token=the-token');
    expect([removed, withdrawn]).toEqual([['l-1'], ['i-1']]);
    expect((await deliver({ ...INVITATION, language: 'zh-CN' })).sent[0]?.subject).toBe('Bright Bio 邀请您加入');
  });

  it('has no other header or paragraph of a name with line breaks in it', async () => {
    const values = { organisation: 'X\r\nBcc: all@example.com\u2028Y', by: 'Wu\n\nhttps://evil.example', days: '7' };

    const { sent } = await deliver({ ...INVITATION, values });

    expect(sent[0]?.subject).toBe('X Bcc: all@example.com Y invites you');
    expect(sent[0]?.text.split('\n')).not.toContain('https://evil.example');
  });

  it.each([
    { attempts: 0, until: '2026-11-22T08:01:00.000Z' },
    { attempts: 1, until: '2026-11-22T08:02:00.000Z' },
    { attempts: 5, until: '2026-11-22T08:32:00.000Z' },
    { attempts: 12, until: '2026-11-22T14:00:00.000Z' },
  ])('that could not be sent $attempts times before waits until $until', async ({ attempts, until }) => {
    const { putOff, removed } = await deliver(INVITATION, { attempts, fails: true });

    expect(putOff).toEqual([{ attempts: attempts + 1, until: new Date(until) }]);
    expect(removed).toEqual([]);
  });

  it('is given up in the end, and what is told of it names nobody', async () => {
    const { removed, troubles } = await deliver(INVITATION, { attempts: 13, fails: true });

    expect(removed).toEqual(['l-1']);
    expect(troubles).toEqual(['A letter of the kind invitation was not sent, for the 14. time: EENVELOPE']);
  });

  it.each(Object.keys(LETTERS))('of the kind %s says something in both languages', async (kind) => {
    const texts = await Promise.all(
      (['zh-CN', 'en'] as const).map(async (language) => (await deliver({ ...INVITATION, kind, language })).sent[0]),
    );

    expect(texts[0]?.subject).not.toBe(texts[1]?.subject);
    expect(texts[0]?.subject).toMatch(/\p{Script=Han}/u);
  });
});
