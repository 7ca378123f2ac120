/** Where a value stands in a document: its keys from the outermost one on; those of lists are their places. */
export type Path = readonly string[];

/** An object of JSON; what is none counts as empty. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A list of JSON; what is none counts as empty. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A text; what is none counts as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return value;
  const part = Array.isArray(value) ? listOf(value)[Number(key)] : recordOf(value)[key];
  return valueAt(part, rest);
}

/** The same with another value at a path; undefined takes away what stands there. What the path lacks is made. */
export function withValueAt(value: unknown, [key, ...rest]: Path, next: unknown): unknown {
  if (key === undefined) return next;
  if (Array.isArray(value)) {
    return listOf(value).map((part, at) => (at === Number(key) ? withValueAt(part, rest, next) : part));
  }
  const { [key]: part, ...others } = recordOf(value);
  const changed = withValueAt(part, rest, next);
  if (changed === undefined) return others;
  // A key that is there keeps its place among the others, so that what was written stays in its order.
  return Object.fromEntries(
    key in recordOf(value)
      ? Object.entries(recordOf(value)).map(([name, old]) => [name, name === key ? changed : old])
      : [...Object.entries(recordOf(value)), [key, changed]],
  );
}

/** A list without one of its entries. */
export function withoutEntry(list: readonly unknown[], at: number): unknown[] {
  return list.filter((_, index) => index !== at);
}

/** A list in which an entry stands one place earlier. */
export function withEntryEarlier(list: readonly unknown[], at: number): unknown[] {
  const [before, entry] = [list[at - 1], list[at]];
  return list.map((one, index) => (index === at - 1 ? entry : index === at ? before : one));
}
