import { type Changes, PATHS_MAX } from '#shared/policy/draft.ts';

/**
 * Where two values of JSON differ: the paths of the innermost parts that are other, new or gone, in the order of the later
 * one, then those gone. Entries of lists are compared by their place. The whole of a value that has no parts is ''.
 */
export function changesBetween(before: unknown, after: unknown): Changes {
  const paths = pathsBetween(before, after, '');
  return { paths: paths.slice(0, PATHS_MAX), count: paths.length };
}

function pathsBetween(before: unknown, after: unknown, path: string): string[] {
  const [then, now] = [partsOf(before), partsOf(after)];
  if (then === undefined || now === undefined || Array.isArray(before) !== Array.isArray(after)) {
    return Object.is(before, after) ? [] : [path];
  }
  const gone = [...then.keys()].filter((key) => !now.has(key));
  return [...now.keys(), ...gone].flatMap((key) => {
    const below = path === '' ? key : `${path}.${key}`;
    return then.has(key) && now.has(key) ? pathsBetween(then.get(key), now.get(key), below) : [below];
  });
}

/** The parts of a list or an object; undefined of what has none. A part that is undefined counts as absent, as in JSON. */
function partsOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value).filter(([, part]) => part !== undefined));
}
