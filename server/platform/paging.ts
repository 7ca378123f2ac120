import { z } from 'zod';
import { Failure } from '#shared/failure.ts';

/** Which part of a list is wanted: at most `limit` entries whose ids come after `after`; from the first where that is absent. */
export interface Window {
  readonly limit: number;
  readonly after?: string;
}

/** A part of a list, and from where to go on; without `nextCursor` it is the last. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor?: string;
}

/** As sent by the caller. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * One page of what `read` gives in the order of ids.
 *
 * @throws {Failure} invalid-request where the cursor is none of ours.
 */
export async function pageBy<T extends { readonly id: string }>(
  { limit, cursor }: PageQuery,
  read: (window: Window) => Promise<T[]>,
): Promise<Page<T>> {
  const after = cursor === undefined ? {} : { after: idOf(cursor) };
  // One more than asked for tells whether there is a next page.
  const found = await read({ limit: limit + 1, ...after });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined ? { items, nextCursor: cursorOf(last.id) } : { items };
}

/** Which part of a sorted list is wanted: at most `limit` entries that come after the one with this key and id. */
export interface SortedWindow {
  readonly limit: number;
  readonly after?: { readonly key: string | number; readonly id: string };
}

/**
 * One page of what `read` gives in the order of `keyOf`, and of ids where keys are equal.
 *
 * @throws {Failure} invalid-request where the cursor is none of ours.
 */
export async function pageByKey<T extends { readonly id: string }>(
  { limit, cursor }: PageQuery,
  keyOf: (entry: T) => string | number,
  read: (window: SortedWindow) => Promise<T[]>,
): Promise<Page<T>> {
  const found = await read({ limit: limit + 1, ...(cursor === undefined ? {} : { after: placeOf(cursor) }) });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items };
  return { items, nextCursor: cursorOf(JSON.stringify([keyOf(last), last.id])) };
}

function placeOf(cursor: string): { key: string | number; id: string } {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const place = cursorOf(text) === cursor ? SortedPlace.safeParse(text) : undefined;
  if (place?.success !== true) throw notOurs();
  const [key, id] = place.data;
  return { key, id };
}

const SortedPlace = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'Expected JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.tuple([z.union([z.string(), z.number()]), z.string()]));

function cursorOf(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url');
}

function idOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (ID.test(id) && cursorOf(id) === cursor) return id;
  throw notOurs();
}

function notOurs(): Failure {
  return new Failure('invalid-request', {
    detail: 'The cursor is not one that a page of this list gave.',
    errors: [{ path: 'query.cursor', message: 'Expected the nextCursor of an earlier page' }],
  });
}

/** Ids of all lists: those of spaces are the widest. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/u;
