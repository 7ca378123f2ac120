import { createInterface } from 'node:readline';
import { faultsIn, firstFaults } from '#server/store/embedded/disk/inspectFile.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { failStop } from '#server/store/embedded/disk/failStop.ts';
import { type ReadOut } from './readOut.ts';
import { CHECKS, plainAnswer, QUESTIONS, questioner } from './questions.ts';

/** A process that opens file after file, as they are told by lines, and tells of each what came of it: it may die of one. */
for await (const path of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await readOut(path))}\n`);
}

async function readOut(path: string): Promise<ReadOut> {
  const isRuined = (await firstFaults(faultsIn(path, () => undefined))).length > 0;
  try {
    const disk = openLmdb(path);
    // Each question to a store that has met no damage before, as after an error all are refused.
    const answers: (string | null)[] = [];
    for (const question of QUESTIONS) answers.push(plainAnswer(await questioner(failStop(disk))(question)) ?? null);
    const checks = [];
    for (const check of CHECKS) checks.push(await questioner(failStop(disk))(check));
    await disk.close();
    return { answers, isNoticed: isRuined || checks.some(({ ok, valid }) => ok !== 1 || valid !== true) };
  } catch {
    return { isNoticed: true };
  }
}
