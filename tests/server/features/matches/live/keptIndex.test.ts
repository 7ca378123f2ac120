import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer } from '#shared/matchEndpoints.ts';
import { createClock } from '#server/platform/clock.ts';
import { type Services, createServices } from '#server/services.ts';
import { inTransaction, ofTransaction } from '#server/store/transaction.ts';
import { createDataVersion } from '#server/store/dataVersion.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';

let server: TestServer;
const folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
const path = join(folder, 'index.snapshot');
const notes: string[] = [];

beforeAll(async () => {
  server = await openTestServer();
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Another start of the product over the same store. */
function started({ demo = true } = {}): Services {
  return createServices(server.store.connection, {
    clock: createClock(() => new Date('2026-11-22T08:00:00Z')),
    demo,
    follows: true,
    snapshot: { path, writes: true, fromSpaces: 1, onNote: (note) => notes.push(note) },
  });
}

/** What a start answers, and how often it built the index. */
async function answered(services: Services): Promise<{ readonly answer: Answer; readonly builds: number }> {
  const criteria = { rent: { level: 'prefer', idealFenPerM2Month: 3000, limitFenPerM2Month: 8000 } } as const;
  const answer = await services.matches.answer({ criteria }, { limit: 20, include: ['counts', 'findings'] });
  return { answer, builds: services.indexBuilds() };
}

async function answeredOnce(setting?: { readonly demo: boolean }): ReturnType<typeof answered> {
  const services = started(setting);
  const found = await answered(services);
  await services.close();
  return found;
}

/** Raises the rent of a space. */
async function raiseRent(id: string): Promise<void> {
  const { connection } = server.store;
  await inTransaction(connection, async () => {
    const spaces = connection.collection('spaces');
    await spaces.updateOne(
      { 'space.id': id },
      { $set: { 'space.facts.rentFenPerM2Month': 9000 } },
      ofTransaction(connection),
    );
    await createDataVersion(connection).raise();
  });
}

describe('the index that is kept beside the store', () => {
  it('stands for a build at the next start, and answers the same', async () => {
    const first = await answeredOnce();
    const second = await answeredOnce();

    expect([first.builds, second.builds]).toEqual([1, 0]);
    expect(second.answer).toEqual(first.answer);
    expect(notes).toEqual([]);
  });

  it('goes on changing with the data, and is kept anew at the end', async () => {
    const services = started();
    const [best] = (await answered(services)).answer.results;
    await raiseRent(best?.space.id ?? '');
    const after = await answered(services);
    await services.close();

    const next = await answeredOnce();

    expect(after.builds).toBe(0);
    expect(next).toEqual(after);
    expect(next.answer.results[0]?.space.id).not.toBe(best?.space.id);
  });

  it('is built anew where the data were changed meanwhile', async () => {
    const { results } = (await answeredOnce()).answer;
    await raiseRent(results[0]?.space.id ?? '');

    const { answer, builds } = await answeredOnce();

    expect(builds).toBe(1);
    expect(notes.splice(0)).toEqual(['The snapshot is of other data, criteria or version']);
    expect(answer.results[0]?.space.id).not.toBe(results[0]?.space.id);
  });

  it('is built anew where demo spaces no longer take part', async () => {
    const { answer, builds } = await answeredOnce({ demo: false });

    expect(builds).toBe(1);
    expect(answer.counts?.considered).toBe(0);
    expect(notes.splice(0)).toEqual(['The snapshot is of other data, criteria or version']);
  });

  it('is built anew where the file is damaged, and mended', async () => {
    const { answer } = await answeredOnce();
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(path, bytes);
    notes.splice(0);

    const damaged = await answeredOnce();
    const mended = await answeredOnce();

    expect(notes.splice(0)).toEqual(['The snapshot is damaged']);
    expect([damaged.builds, mended.builds]).toEqual([1, 0]);
    expect([damaged.answer, mended.answer]).toEqual([answer, answer]);
  });
});
