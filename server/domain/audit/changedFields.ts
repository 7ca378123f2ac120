import { canonical } from './canonical.ts';

/** A field that a change has touched: absent before where it is new, absent after where it is gone. */
export interface ChangedField {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What is told of an entry by itself, and is no field of the record to whoever reads its history. */
const UNTOLD: ReadonlySet<string> = new Set(['id', 'revision', 'updatedAt']);

/**
 * Where two records differ: their innermost fields by dotted paths, in the order of the later one, then those gone. A list of
 * things with ids is compared by these (`notes.<id>.text`), another list as a whole. The first and the last state of a record
 * are told with all their fields.
 */
export function changedFields(before: object | undefined, after: object | undefined): ChangedField[] {
  const told = (record: object = {}): object =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !UNTOLD.has(key)));
  return fieldsBetween(told(before), told(after), '');
}

function fieldsBetween(before: unknown, after: unknown, path: string): ChangedField[] {
  const [then, now] = [partsOf(before ?? emptyOf(after)), partsOf(after ?? emptyOf(before))];
  if (then === undefined || now === undefined) return isSame(before, after) ? [] : [changed(path, before, after)];
  const keys = new Set([...now.keys(), ...then.keys()]);
  return [...keys].flatMap((key) => fieldsBetween(then.get(key), now.get(key), path === '' ? key : `${path}.${key}`));
}

/** What has parts is told by its parts where it is new or gone, too. */
function emptyOf(value: unknown): unknown {
  return Array.isArray(value) ? [] : {};
}

/** The parts of an object or of a list of things with ids; undefined of what is told as a whole. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const ids = value.flatMap((part: unknown) => idOf(part) ?? []);
  const haveIds = ids.length === value.length && new Set(ids).size === ids.length;
  return haveIds ? new Map(value.map((part: unknown, index) => [ids[index] ?? '', part])) : undefined;
}

function idOf(part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null || !('id' in part)) return undefined;
  return typeof part.id === 'string' ? part.id : undefined;
}

function isSame(before: unknown, after: unknown): boolean {
  return canonical(before) === canonical(after);
}

function changed(path: string, before: unknown, after: unknown): ChangedField {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
