/** A personal field that was taken out of a record, and whose it is. */
export interface PersonalField {
  readonly of: string;
  /** Where it stood, key by key; the place of an entry of a list as its number in digits. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** A record without its personal fields, and these. */
export interface Parted {
  readonly open: unknown;
  readonly personal: readonly PersonalField[];
}

/**
 * Takes the personal fields out of a record. They are given by dotted paths, `*` standing for any key or entry, with the data
 * subject of each; a path that leads nowhere takes nothing.
 */
export function partPersonal(record: unknown, subjectByPath: Readonly<Record<string, string>>): Parted {
  return Object.entries(subjectByPath).reduce<Parted>(
    ({ open, personal }, [path, of]) => {
      const parted = take(open, path.split('.'), { of, at: [] });
      return { open: parted.open, personal: [...personal, ...parted.personal] };
    },
    { open: record, personal: [] },
  );
}

/** Puts personal fields back where they stood. */
export function joinPersonal(open: unknown, personal: readonly PersonalField[]): unknown {
  return personal.reduce((joined, { path, value }) => put(joined, path, value), open);
}

/** Whose is taken, and how deep in the record. */
interface Taking {
  readonly of: string;
  readonly at: readonly string[];
}

function take(value: unknown, [first = '', ...rest]: readonly string[], { of, at }: Taking): Parted {
  if (typeof value !== 'object' || value === null) return { open: value, personal: [] };
  const isMeant = (key: string): boolean => first === '*' || first === key;
  const personal: PersonalField[] = [];
  const left = (key: string, part: unknown): unknown => {
    const path = [...at, key];
    if (rest.length === 0) {
      personal.push({ of, path, value: part });
      return undefined;
    }
    const parted = take(part, rest, { of, at: path });
    personal.push(...parted.personal);
    return parted.open;
  };
  const parts = Object.entries(value).map(([key, part]: [string, unknown]): [string, unknown] => [
    key,
    isMeant(key) ? left(key, part) : part,
  ]);
  // An entry of a list leaves its place, so that the others keep theirs.
  if (Array.isArray(value)) return { open: parts.map(([, part]) => part ?? null), personal };
  return { open: Object.fromEntries(parts.filter(([, part]) => part !== undefined)), personal };
}

function put(value: unknown, [first, ...rest]: readonly string[], leaf: unknown): unknown {
  if (first === undefined) return leaf;
  if (Array.isArray(value)) {
    return value.map((part: unknown, index) => (String(index) === first ? put(part, rest, leaf) : part));
  }
  const parts = new Map<string, unknown>(Object.entries(value ?? {}));
  return Object.fromEntries([...parts, [first, put(parts.get(first), rest, leaf)]]);
}
