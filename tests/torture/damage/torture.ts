import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { createRandom } from '#tests/support/random.ts';
import { type ScriptProcess, startScript } from '#tests/support/scriptProcess.ts';
import { type Part } from '../part.ts';
import { DAMAGES } from './damage.ts';
import { plainAnswer, QUESTIONS, questioner, sampleCommands } from './questions.ts';
import { type ReadOut } from './readOut.ts';

/** What happened to a number of files. */
export interface Damaged extends Part {
  /** Not opened at all; opened, with an error to some question; opened, and all answers right. */
  readonly refused: number;
  readonly withErrors: number;
  readonly right: number;
}

/**
 * Damages a file so often, each time as the seed and the number say, and lets a process read everything: every answer is
 * right or an error, what is not right is noticed by the checks, and the process lives.
 */
export async function tortureByDamage(folder: string, { files, seed }: DamageWish): Promise<Damaged> {
  const path = join(folder, 'sound.mdb');
  const expected = await makeSample(path);
  const sound = readFileSync(path);
  const counts = { refused: 0, withErrors: 0, right: 0 };
  const faults: string[] = [];
  let reader = startReader();
  for (let number = 0; number < files; number += 1) {
    const random = createRandom(seed + number);
    const damage = random.pick(DAMAGES);
    const damaged = join(folder, `${number}.mdb`);
    writeFileSync(damaged, damage.apply(sound, random));
    copyFileSync(`${path}-made`, `${damaged}-made`);
    const out = await readBy(reader, damaged);
    if (!out) {
      faults.push(`seed ${seed + number}, ${damage.what}: the process ended with ${await reader.ended}`);
      reader = startReader();
    } else {
      counts[verdictOf(out, expected)] += 1;
      faults.push(...faultsOf(out, expected).map((fault) => `seed ${seed + number}, ${damage.what}: ${fault}`));
    }
    await Promise.all([damaged, `${damaged}-made`, `${damaged}-lock`].map((file) => rm(file, { force: true })));
  }
  await reader.kill();
  const { refused, withErrors, right } = counts;
  const what = `${files} damaged files (${refused} refused, ${withErrors} with errors, ${right} with right answers only)`;
  return { what, faults, ...counts };
}

export interface DamageWish {
  readonly files: number;
  readonly seed: number;
}

function startReader(): ScriptProcess {
  return startScript({ script: 'torture/damage/read.ts' });
}

/** Undefined where the process has died of it. */
async function readBy(reader: ScriptProcess, path: string): Promise<ReadOut | undefined> {
  reader.say(path);
  const line = await reader.lines.next();
  return line.done === true ? undefined : (JSON.parse(line.value) as ReadOut);
}

/** Makes the file, and tells the right answers. */
async function makeSample(path: string): Promise<readonly (string | undefined)[]> {
  const disk = openLmdb(path);
  const ask = questioner(disk);
  for (const command of sampleCommands()) await ask(command);
  const answers: (string | undefined)[] = [];
  for (const question of QUESTIONS) answers.push(plainAnswer(await ask(question)));
  await disk.close();
  return answers;
}

function verdictOf({ answers }: ReadOut, expected: readonly unknown[]): 'refused' | 'withErrors' | 'right' {
  if (!answers) return 'refused';
  return answers.every((answer, at) => answer === expected[at]) ? 'right' : 'withErrors';
}

function faultsOf({ answers = [], isNoticed }: ReadOut, expected: readonly unknown[]): string[] {
  const wrong = answers.flatMap((answer, at) =>
    answer === null || answer === expected[at] ? [] : [`a wrong answer to ${JSON.stringify(QUESTIONS[at])}`],
  );
  const isSilent = !isNoticed && answers.includes(null);
  return [...wrong, ...(isSilent ? ['an error that the checks do not find'] : [])];
}
