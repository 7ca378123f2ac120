import { readFile } from 'node:fs/promises';

/** The text of an example requirement, in one line. */
export async function exampleText(name: string): Promise<string> {
  return JSON.stringify(JSON.parse(await readFile(`seed/examples/${name}.json`, 'utf8')));
}
