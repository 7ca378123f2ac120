import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type FormGuard,
  FORM_USABLE_AFTER_S,
  FORM_USABLE_FOR_S,
  createFormGuard,
} from '#server/features/formGuard/guard.ts';
import { createFormTokenRepository } from '#server/features/formGuard/repository.ts';
import { openTestStore } from '#tests/support/testStore.ts';

const START_MS = Date.parse('2026-11-22T08:00:00Z');

let store: Awaited<ReturnType<typeof openTestStore>>;
let forms: FormGuard;
let nowMs: number;

beforeAll(async () => {
  store = await openTestStore();
  const tokens = createFormTokenRepository(store.connection, {
    newSecret: () => randomBytes(32).toString('base64url'),
  });
  await tokens.prepare();
  forms = createFormGuard({ tokens, now: () => new Date(nowMs), newId: randomUUID });
}, 30_000);

afterAll(() => store.close());

beforeEach(() => {
  nowMs = START_MS;
});

function refusal(message: string): object {
  return { code: 'invalid-request', details: { errors: [{ path: 'proof.token', message }] } };
}

describe('the guard of forms', () => {
  it('lets a form pass that took as long as filling in takes', async () => {
    const token = await forms.begin();
    nowMs += FORM_USABLE_AFTER_S * 1000;

    await expect(forms.pass({ token })).resolves.toBeUndefined();
  });

  it('refuses a form that is sent sooner than anybody can fill it in', async () => {
    const token = await forms.begin();
    nowMs += FORM_USABLE_AFTER_S * 1000 - 1;

    await expect(forms.pass({ token })).rejects.toMatchObject(
      refusal('Nobody fills a form in so quickly; send it again in a moment'),
    );
  });

  it('refuses a form that has lain open for too long', async () => {
    const token = await forms.begin();
    nowMs += FORM_USABLE_FOR_S * 1000 + 1;

    await expect(forms.pass({ token })).rejects.toMatchObject(
      refusal('The form has been open for too long; begin it again'),
    );
  });

  it('lets one token pass once', async () => {
    const token = await forms.begin();
    nowMs += 60_000;
    await forms.pass({ token });

    await expect(forms.pass({ token })).rejects.toMatchObject(refusal('The form has been sent already'));
  });

  it.each(['x', '..', '1.2.3'])('refuses the token %j, which is none of its own', async (token) => {
    await expect(forms.pass({ token })).rejects.toMatchObject(refusal('Expected a token that was given for this form'));
  });

  it('refuses a token whose moment was written over', async () => {
    const token = await forms.begin();
    nowMs += 60_000;
    const older = token.replace(String(START_MS), String(START_MS - 5));

    await expect(forms.pass({ token: older })).rejects.toMatchObject(
      refusal('Expected a token that was given for this form'),
    );
  });

  it('forgets used tokens once they could not be used any more anyway', async () => {
    nowMs += 10 * FORM_USABLE_FOR_S * 1000;
    await forms.forgetOld();
    const token = await forms.begin();
    nowMs += 60_000;
    await forms.pass({ token });
    nowMs += FORM_USABLE_FOR_S * 1000;

    const [atLimit, beyond] = [await forms.forgetOld(), await ((nowMs += 1), forms.forgetOld())];

    expect([atLimit, beyond]).toEqual([0, 1]);
  });
});
