import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SessionRepository, createSessionRepository } from '#server/features/sessions/repository.ts';
import { type Session } from '#server/features/sessions/session.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;
let sessions: SessionRepository;

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(() => store.close());

function day(of: number): Date {
  return new Date(Date.UTC(2026, 10, of));
}

function aSession(id: string, rest: Partial<Session> = {}): Session {
  return { id, personId: 'me', startedAt: day(1), usedAt: day(2), secretHash: `hash of ${id}`, ...rest };
}

const FULL = aSession('full', { device: 'Firefox', before: { secretHash: 'old', salt: 'salt' }, startedAt: day(3) });
const LATE = aSession('late', { usedAt: day(5) });
const ENDED = aSession('ended', { usedAt: day(9), endedAt: day(9) });
const OTHERS = aSession('others', { personId: 'other', usedAt: day(4) });

// Without indexes, whose order could pass for the one that is asked for; and opened anew, so that each test sees how it opens.
beforeEach(async () => {
  await store.connection.dropDatabase();
  store.connection.deleteModel(/^/u);
  sessions = createSessionRepository(store.connection);
  for (const session of [FULL, LATE, ENDED, OTHERS]) await sessions.add(session);
});

describe('the stored sessions', () => {
  it('are found by their id, whole', async () => {
    expect(await sessions.find('full')).toEqual(FULL);
    expect(await sessions.find('ended')).toEqual(ENDED);
    expect(await sessions.find('none')).toBeUndefined();
  });

  it('of a person are listed where they were not ended, last used first, and then by id', async () => {
    const twin = aSession('a twin');
    await sessions.add(twin);

    expect(await sessions.notEndedOf('me')).toEqual([LATE, twin, FULL]);
  });

  it('of a person are told all, first started first, and then by id', async () => {
    expect(await sessions.ofPerson('me')).toEqual([ENDED, LATE, FULL]);
  });

  it('are written in their place', async () => {
    await sessions.replace({ ...aSession('full'), endedAt: day(6) });

    expect(await sessions.find('full')).toEqual({ ...aSession('full'), endedAt: day(6) });
    expect(await sessions.find('late')).toEqual(LATE);
  });

  it('of a person end all at once, and those that ended before stay as they were', async () => {
    expect(await sessions.endAll('me', { at: day(10) })).toBe(2);

    expect(await sessions.find('full')).toEqual({ ...FULL, endedAt: day(10) });
    expect(await sessions.find('late')).toEqual({ ...LATE, endedAt: day(10) });
    expect(await sessions.find('ended')).toEqual(ENDED);
    expect(await sessions.find('others')).toEqual(OTHERS);
  });

  it('of a person end all but one', async () => {
    expect(await sessions.endAll('me', { at: day(10), but: 'late' })).toBe(1);

    expect(await sessions.notEndedOf('me')).toEqual([LATE]);
  });

  it('of a person are removed with it, and of nobody else', async () => {
    await sessions.forgetPerson('me');

    expect(await sessions.ofPerson('me')).toEqual([]);
    expect(await sessions.ofPerson('other')).toEqual([OTHERS]);
  });

  it('are removed where they were used last before a moment, not at it', async () => {
    expect(await sessions.forgetBefore(day(4))).toBe(1);

    expect(await sessions.find('full')).toBeUndefined();
    expect(await sessions.find('others')).toEqual(OTHERS);
  });

  it('are the same whoever opens them', async () => {
    expect(await createSessionRepository(store.connection).find('full')).toEqual(FULL);
  });

  it('are found by person and by use without reading all', async () => {
    await sessions.prepare();

    const indexes = await store.connection.collection('sessions').indexes();

    expect(indexes.map(({ key }: { key: unknown }) => key)).toEqual([
      { _id: 1 },
      { personId: 1, usedAt: -1 },
      { usedAt: 1 },
    ]);
  });
});
