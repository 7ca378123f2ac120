import { writeFile } from 'node:fs/promises';
import { COUNTED_FILE, nameOf } from './names.ts';
import { startOkServer } from './okServer.ts';
import { allTests, runSuite, type Told } from './suite.ts';
import { passedNames } from './verdict.ts';

/** `tsx tests/mongoose/count.ts <folder>`: writes the names of the tests that a server answering only `ok: 1` fails. */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error('The folder of the suite is missing.');

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const all = await allTests(folder);
say(`${all.length} tests`);

const server = await startOkServer();
const told: Told[] = [];
// What a test may take by the suite's own settings.
for await (const { file, told: ofFile } of runSuite({ folder, server, timeoutMs: 2000 })) {
  told.push(...ofFile);
  say(`${file}: ${passedNames(ofFile).size} of ${ofFile.length} passed`);
}
await server.close();

const passed = passedNames(told);
// Skipped by the suite itself: what asks for Atlas, a sharded cluster or another platform.
const skipped = new Set(told.filter(({ outcome }) => outcome === 'skipped').map(nameOf));
const ran = [...all, ...told].filter(({ outcome }) => outcome === 'passed' || outcome === 'failed').map(nameOf);
const counted = [...new Set(ran)].filter((name) => !passed.has(name) && !skipped.has(name)).sort();
await writeFile(COUNTED_FILE, `${counted.join('\n')}\n`);
say(`${counted.length} of ${new Set(ran).size} tests count.`);
