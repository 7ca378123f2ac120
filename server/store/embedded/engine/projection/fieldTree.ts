import { type Bson, isDocument } from '../bson.ts';

/** Paths by their steps; a path ends at `true`. */
export interface FieldTree {
  readonly byName: ReadonlyMap<string, FieldTree | true>;
}

export function fieldTree(paths: readonly (readonly string[])[]): FieldTree {
  const names = new Set(paths.flatMap(([first]) => (first === undefined ? [] : [first])));
  return {
    byName: new Map(
      [...names].map((name) => {
        const rests = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
        return [name, rests.some((rest) => rest.length === 0) ? true : fieldTree(rests)] as const;
      }),
    ),
  };
}

/** What of a document lies on the paths, in the document's order. */
export function including(document: Bson, { byName }: FieldTree): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) => {
      const wanted = byName.get(name);
      if (wanted === undefined) return [];
      const left = wanted === true ? value : includingWithin(value, wanted);
      return left === undefined ? [] : [[name, left] as const];
    }),
  );
}

function includingWithin(value: unknown, tree: FieldTree): unknown {
  if (isDocument(value)) return including(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => includingWithin(element, tree)).filter((element) => element !== undefined);
}

/** What of a document does not lie on the paths. */
export function excluding(document: Bson, { byName }: FieldTree): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) => {
      const unwanted = byName.get(name);
      if (unwanted === true) return [];
      return [[name, unwanted === undefined ? value : excludingWithin(value, unwanted)] as const];
    }),
  );
}

function excludingWithin(value: unknown, tree: FieldTree): unknown {
  if (isDocument(value)) return excluding(value, tree);
  return Array.isArray(value) ? value.map((element) => excludingWithin(element, tree)) : value;
}

/** The document with what the change makes of the value at the end of a path, in each document of the arrays on the way. */
export function changing(
  value: unknown,
  [step, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((element) => changing(element, [step, ...rest], change));
  if (!isDocument(value) || !Object.hasOwn(value, step)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === step ? changing(part, rest, change) : part]),
  );
}
