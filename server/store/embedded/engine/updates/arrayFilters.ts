import { type Bson, isDocument, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileFilter } from '../matching.ts';
import { shown } from '../values/shown.ts';
import { type TextOrder } from '../values/text.ts';
import { elementFilterIn } from './updatePath.ts';

/** By the names in `$[name]`, the tests of elements. */
export type ElementTests = ReadonlyMap<string, (element: unknown) => boolean>;

/** Reads `arrayFilters`. @throws {CommandFailure} where a filter has no name, two have the same, or one is not used by the update */
export function readArrayFilters(
  filters: readonly Bson[],
  {
    change,
    paths,
    variables,
    texts,
  }: {
    readonly change: Bson;
    readonly paths: readonly (readonly string[])[];
    readonly variables?: Bson;
    readonly texts?: TextOrder | undefined;
  },
): ElementTests {
  const used = new Set(paths.flatMap((steps) => steps.flatMap((step) => elementFilterIn(step) ?? [])));
  const tests = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    const name = nameOf(filter);
    if (tests.has(name))
      throw new CommandFailure(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    if (!used.has(name))
      throw new CommandFailure(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update ${shown(change)}`,
      );
    const test = compileFilter(plainDocument(filter), variables, texts);
    tests.set(name, (element) => test?.({ [name]: element }) ?? true);
  }
  return tests;
}

function nameOf(filter: Bson): string {
  const [name, other] = [...new Set(topNames(filter))];
  if (name === undefined)
    throw new CommandFailure(
      'FailedToParse',
      'Cannot use an expression without a top-level field name in arrayFilters',
    );
  if (other !== undefined)
    throw new CommandFailure(
      'FailedToParse',
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
    );
  if (/^[a-z][a-zA-Z0-9]*$/.test(name)) return name;
  throw new CommandFailure(
    'BadValue',
    `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
  );
}

function topNames(filter: Bson): string[] {
  return Object.entries(filter).flatMap(([name, part]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return Array.isArray(part) ? part.filter(isDocument).flatMap(topNames) : [];
  });
}
