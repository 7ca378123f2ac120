import { readFile, readdir } from 'node:fs/promises';
import { type z } from 'zod';

/** A requirement that ships as an example, by the name of its file. */
interface Example<R> {
  readonly id: string;
  readonly requirement: R;
}

/** Reads the example requirements in the order of their names. @throws {z.ZodError} where one does not parse */
export async function readExamples<R extends z.ZodType>(requirement: R): Promise<Example<z.output<R>>[]> {
  const folder = new URL('examples/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      id: name.slice(0, -'.json'.length),
      requirement: requirement.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
    })),
  );
}
