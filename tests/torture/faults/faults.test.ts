import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { failStop } from '#server/store/embedded/disk/failStop.ts';
import { type Bson, isDocument } from '#server/store/embedded/engine/bson.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { questioner, recoveredQuestioner } from '../damage/questions.ts';
import { type CountingDisk, type Failing, failingDisk } from './failingDisk.ts';
import { SCENARIO } from './scenario.ts';

/** Does the scenario until a command fails. */
async function play(disk: CountingDisk): Promise<readonly Bson[]> {
  const ask = questioner(failStop(disk));
  const answers: Bson[] = [];
  for (const { command } of SCENARIO) {
    answers.push(await ask(command));
    if (answers.at(-1)?.['ok'] !== 1) break;
  }
  return answers;
}

/** What there is when the file is opened again, by the documents and by the index. */
async function reopened(path: string): Promise<{ readonly rows: unknown[]; readonly checks: unknown[] }> {
  const disk = openLmdb(path);
  const ask = await recoveredQuestioner(disk);
  const { cursor } = await ask({ find: 'rows', sort: { _id: 1 } });
  const found = isDocument(cursor) ? (cursor['firstBatch'] as readonly Bson[]) : [];
  const validated = found.length > 0 ? [await ask({ validate: 'rows' })] : [];
  const checks = [...validated, await ask({ parkfitVerifyLog: 1 })].map(({ errors }) => errors);
  await disk.close();
  return { rows: found.map(({ _id, n }) => [_id, n]), checks };
}

async function failingOnce(failing: Failing): Promise<unknown> {
  const path = join(temporaryFolder(), 'store.mdb');
  const disk = failingDisk(openLmdb(path), failing);
  const answers = await play(disk).catch((error: unknown) => {
    // The store is read when it is made, before there is anybody to be answered.
    expect(String(error)).toContain('disk under the store failed');
    return [];
  });
  await disk.close();
  const { rows, checks } = await reopened(path);

  const done = answers.filter(({ ok }) => ok === 1).length;
  const before = done === 0 ? [] : (SCENARIO[done - 1]?.after ?? []);
  return {
    code: answers.at(-1)?.['code'] ?? 96,
    // What was acknowledged is there, and nothing of what was not.
    isAsAcknowledged: JSON.stringify(rows) === JSON.stringify(before),
    faults: checks.flat(),
  };
}

async function usesOf(kind: Failing['kind']): Promise<number> {
  const disk = failingDisk(openLmdb(join(temporaryFolder(), 'store.mdb')));
  expect((await play(disk)).map(({ ok }) => ok)).toEqual(SCENARIO.map(() => 1));
  await disk.close();
  return disk.uses(kind);
}

describe('a disk of which one use fails', () => {
  it.each([
    { kind: 'commit' as const, least: 5 },
    { kind: 'read' as const, least: 50 },
  ])(
    'gives an error and keeps all that was acknowledged, whichever $kind it is',
    { timeout: 120_000 },
    async ({ kind, least }) => {
      const uses = await usesOf(kind);

      const outcomes: unknown[] = [];
      for (let at = 0; at < uses; at += 1) outcomes.push(await failingOnce({ kind, at }));

      expect(uses).toBeGreaterThan(least);
      expect(outcomes).toEqual(outcomes.map(() => ({ code: 96, isAsAcknowledged: true, faults: [] })));
    },
  );
});
