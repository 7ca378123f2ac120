/** What somebody writes over a record that others may write too: their values, and what stood there when they began. */
export interface WrittenOver<T> {
  readonly mine: Partial<T>;
  readonly over: Partial<T>;
}

/** A field that somebody else has written since it was written here, and what it says now. */
export interface Clash {
  readonly field: string;
  readonly present: unknown;
}

/** Takes up what has just been written over the record as it is now. */
export function writing<T extends object>(
  { mine, over }: WrittenOver<T>,
  part: Partial<T>,
  present: T,
): WrittenOver<T> {
  // What stood there when a field was first written, not at its last letter.
  return { mine: { ...mine, ...part }, over: { ...only(present, Object.keys(part)), ...over } };
}

/** The fields that were written here and elsewhere, differently; in the order in which they were written here. */
export function clashesOf<T extends object>({ mine, over }: WrittenOver<T>, present: T): Clash[] {
  const [was, is] = [fieldsOf(over), fieldsOf(present)];
  return [...fieldsOf(mine)].flatMap(([field, value]) => {
    const now = is.get(field);
    return isSame(was.get(field), now) || isSame(value, now) ? [] : [{ field, present: now }];
  });
}

/** Gives up what was written into fields that others have written too. */
export function takingTheirs<T extends object>(written: WrittenOver<T>, present: T): WrittenOver<T> {
  const clashing = new Set(clashesOf(written, present).map(({ field }) => field));
  const kept = Object.keys(written.mine).filter((field) => !clashing.has(field));
  return { mine: only(written.mine, kept), over: only(written.over, kept) };
}

/** Keeps what was written, now over what others have written. */
export function keepingMine<T extends object>({ mine }: WrittenOver<T>, present: T): WrittenOver<T> {
  return { mine, over: only(present, Object.keys(mine)) };
}

/** What is still to be saved after `sent` was: what was written while it was under way. */
export function afterSaving<T extends object>({ mine }: WrittenOver<T>, sent: T): WrittenOver<T> {
  const saved = fieldsOf(sent);
  const left = [...fieldsOf(mine)].filter(([field, value]) => !isSame(value, saved.get(field))).map(([field]) => field);
  return { mine: only(mine, left), over: only(sent, left) };
}

/** Whether anything was written that the record does not say already. */
export function isWrittenOver<T extends object>({ mine }: WrittenOver<T>, present: T): boolean {
  const is = fieldsOf(present);
  return [...fieldsOf(mine)].some(([field, value]) => !isSame(value, is.get(field)));
}

function fieldsOf(record: object): ReadonlyMap<string, unknown> {
  const entries: [string, unknown][] = Object.entries(record);
  return new Map(entries);
}

/** A field of a record may be a list. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function only<T extends object>(record: Partial<T>, fields: readonly string[]): Partial<T> {
  // Only keys were left out.
  return Object.fromEntries(Object.entries(record).filter(([field]) => fields.includes(field))) as Partial<T>;
}
